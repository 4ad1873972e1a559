# cmake -DPROGRAM= -DPAGE= -P check_page.cmake
cmake_minimum_required(VERSION 3.24)
execute_process(COMMAND ${PROGRAM} OUTPUT_VARIABLE wanted COMMAND_ERROR_IS_FATAL ANY)
file(READ ${PAGE} found)
if(NOT wanted STREQUAL found)
  message(FATAL_ERROR "${PAGE} is out of date; write it anew with: build/rei-docs > docs/parameters.md")
endif()
