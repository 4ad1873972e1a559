# rei_module(NAME SOURCES ... LINKS ...) makes the folder NAME a library `rei_NAME` whose headers are seen
# as "rei/NAME/header.hpp" only by those who link it. Each module gets an include root of its own, so an
# include against the arrows of the design does not compile (tests/house proves it).
# But for the debug build, files of a module are compiled several at a time (CMAKE_UNITY_BUILD).
# PRECOMPILE names the headers that nearly every file of a large module reads: it halves the time of a build. Files
# still include what they use; the optimised build of g++ and .ci/run's clang-tidy read them without it.
# Where it optimises, g++ 12 forgets that what is precompiled is the library's own, and warns of it.
set(REI_PRECOMPILES ON)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_BUILD_TYPE STREQUAL "Release")
  set(REI_PRECOMPILES OFF)
endif()
function(rei_module name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINKS;PRIVATE_LINKS;PRECOMPILE" ${ARGN})
  set(root ${CMAKE_BINARY_DIR}/include/${name})
  file(MAKE_DIRECTORY ${root}/rei)
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR}/${name} ${root}/rei/${name} SYMBOLIC)
  list(TRANSFORM arg_SOURCES PREPEND ${name}/)
  if(arg_SOURCES)
    add_library(rei_${name} STATIC ${arg_SOURCES})
    set(scope PUBLIC)
    target_link_libraries(rei_${name} PRIVATE rei_warnings ${arg_PRIVATE_LINKS})
    if(REI_PRECOMPILES)
      target_precompile_headers(rei_${name} PRIVATE ${arg_PRECOMPILE})
    endif()
  else()
    add_library(rei_${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(rei_${name} ${scope} ${root})
  target_link_libraries(rei_${name} ${scope} rei_build ${arg_LINKS})
  add_library(rei::${name} ALIAS rei_${name})
  set_property(GLOBAL APPEND PROPERTY REI_MODULES ${name})
endfunction()
