# cmake -DPROGRAM= -DPAGE= -DFOLDER= -P check_page.cmake
cmake_minimum_required(VERSION 3.24)
execute_process(COMMAND ${PROGRAM} ${PAGE} OUTPUT_VARIABLE wanted COMMAND_ERROR_IS_FATAL ANY)
file(READ ${FOLDER}/${PAGE}.md found)
if(NOT wanted STREQUAL found)
  message(FATAL_ERROR "docs/${PAGE}.md is out of date; write it anew with: build/rei-docs ${PAGE} > docs/${PAGE}.md")
endif()
