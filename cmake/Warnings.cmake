# rei_build: what every object of the project is compiled with. rei_warnings: what our own sources must pass.
add_library(rei_build INTERFACE)
# a*b+c must round twice everywhere: a fused multiply-add would make traces differ between machines
target_compile_options(rei_build INTERFACE -ffp-contract=off)
if(REI_SANITIZE)
  target_compile_options(rei_build INTERFACE -fsanitize=${REI_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(rei_build INTERFACE -fsanitize=${REI_SANITIZE})
endif()
if(REI_FUZZ)
  target_compile_options(rei_build INTERFACE -fsanitize=fuzzer-no-link)
endif()

add_library(rei_warnings INTERFACE)
if(CMAKE_UNITY_BUILD)
  # what is in an unnamed namespace of one file, g++ takes for a part of a header where files are compiled together
  target_compile_options(rei_warnings INTERFACE "$<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>")
endif()
target_compile_options(rei_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast
                       -Woverloaded-virtual $<$<BOOL:${REI_WERROR}>:-Werror>)
# g++ 12 sees an overlap in std::string operator+ where there is none (GCC bug 105329)
target_compile_options(rei_warnings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
