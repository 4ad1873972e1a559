#include "rei/model/remembered_view.hpp"

#include <algorithm>

#include "rei/model/variants.hpp"
#include "rei/persona/engine.hpp"

namespace rei::workbench {

namespace {

struct Flag {
    const char* name;
    bool View::*flag;
};
constexpr Flag kFlags[] = {
    {"follows", &View::follows},
    {"shows_ghost", &View::shows_ghost},
    {"shows_pinned", &View::shows_pinned},
    {"shows_variants", &View::shows_variants},
    {"shows_uncertainty", &View::shows_uncertainty},
    {"shows_smoothed", &View::shows_smoothed},
    {"shows_innovation", &View::shows_innovation},
    {"shows_posterior", &View::shows_posterior},
    {"shows_affinity", &View::shows_affinity},
    {"fits_values", &View::fits_values},
    {"searches_cures", &View::searches_cures},
};

template <class T>
struct Named {
    T value;
    const char* name;
};
constexpr Named<Tab> kTabs[] = {
    {Tab::parameters, "parameters"}, {Tab::export_policy, "export"}, {Tab::persona, "persona"}};
constexpr Named<Drawer> kDrawers[] = {{Drawer::compare, "compare"},    {Drawer::diagnosis, "diagnosis"},
                                      {Drawer::output, "output"},      {Drawer::runs, "runs"},
                                      {Drawer::study, "study"},        {Drawer::live, "live"},
                                      {Drawer::companion, "companion"}};
constexpr Named<StudyKind> kStudies[] = {{StudyKind::sweep, "sweep"},
                                         {StudyKind::ranking, "ranking"},
                                         {StudyKind::tune, "tune"},
                                         {StudyKind::front, "front"},
                                         {StudyKind::falsify, "falsify"}};

template <class T, std::size_t N>
std::string name_in(const Named<T> (&table)[N], T value) {
    for (const Named<T>& row : table) {
        if (row.value == value) return row.name;
    }
    return "";
}

template <class T, std::size_t N>
std::optional<T> find_in(const Named<T> (&table)[N], const std::string& name) {
    for (const Named<T>& row : table) {
        if (row.name == name) return row.value;
    }
    return std::nullopt;
}

}  // namespace

RememberedView remembered_view(const Workbench& bench) {
    RememberedView remembered;
    for (const Flag& flag : kFlags) remembered.flags[flag.name] = bench.view.*flag.flag;
    remembered.tab = name_in(kTabs, bench.view.tab);
    remembered.study = name_in(kStudies, bench.view.study);
    if (bench.view.drawer) remembered.drawer = name_in(kDrawers, *bench.view.drawer);
    remembered.main_variant = std::string(name_of(bench.session.main_variant()));
    for (const Variant variant : available_variants()) {
        if (bench.session.shows(variant)) remembered.shown_variants.emplace_back(name_of(variant));
    }
    return remembered;
}

void recall_view(Workbench& bench, const RememberedView& remembered) {
    for (const Flag& flag : kFlags) {
        const auto found = remembered.flags.find(flag.name);
        if (found != remembered.flags.end()) bench.view.*flag.flag = found->second;
    }
    if (const auto tab = find_in(kTabs, remembered.tab)) bench.view.tab = *tab;
    if (const auto study = find_in(kStudies, remembered.study)) bench.view.study = *study;
    if (const auto drawer = find_in(kDrawers, remembered.drawer)) bench.view.drawer = *drawer;
    if (const auto main = find_variant(remembered.main_variant)) bench.session.set_variant(*main);
    const std::vector<std::string>& shown = remembered.shown_variants;
    if (shown.empty()) return;
    for (const Variant variant : available_variants()) {
        const bool is_shown = std::find(shown.begin(), shown.end(), name_of(variant)) != shown.end();
        bench.session.show_variant(variant, is_shown);
    }
}

}  // namespace rei::workbench
