// Prints a page of docs/: rei-docs parameters (the default), metrics or diagnosis.
#include <cstdio>
#include <string_view>

#include "pages.hpp"
#include <fmt/format.h>

int main(int argc, char** argv) {
    const std::string_view page = argc > 1 ? argv[1] : "parameters";
    if (page == "parameters") {
        print_parameters_page();
    } else if (page == "metrics") {
        print_metrics_page();
    } else if (page == "diagnosis") {
        print_diagnosis_page();
    } else {
        fmt::print(stderr, "rei-docs: found '{}'; expected parameters, metrics or diagnosis\n", page);
        return 2;
    }
}
