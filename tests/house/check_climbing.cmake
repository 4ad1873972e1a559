# cmake -DROOT= -P check_climbing.cmake
cmake_minimum_required(VERSION 3.24)
file(GLOB_RECURSE sources ${ROOT}/engine/*.cpp ${ROOT}/engine/*.hpp ${ROOT}/workbench/*.cpp ${ROOT}/workbench/*.hpp)
foreach(source IN LISTS sources)
  file(STRINGS ${source} climbing REGEX "^ *# *include *[<\"][^\">]*\\.\\./")
  if(climbing)
    message(SEND_ERROR "${source}: ${climbing}\nInclude \"rei/MODULE/HEADER.hpp\" instead, and link the module")
  endif()
endforeach()
