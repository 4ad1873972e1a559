// Files that were dropped on the window.
#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "rei/model/file_browser.hpp"
#include "rei/model/folder.hpp"
#include "rei/model/recents.hpp"
#include "rei/model/say.hpp"
#include "rei/model/strings.hpp"
#include "rei/model/workbench.hpp"

namespace rei::workbench {

namespace {

void post_refusal(Workbench& bench, const std::string& path, const std::string& why) {
    bench.notices.post(NoticeKind::problem,
                       fmt::format(fmt::runtime(tr("{} was not opened; nothing changed")), file_name(path)),
                       why);
}

/// Whether the file can be neither kind; says why.
bool is_refused(Workbench& bench, const std::string& path) {
    std::error_code error;
    if (!std::filesystem::exists(path, error)) {
        post_refusal(bench, path, tr("There is no such file."));
        return true;
    }
    constexpr std::size_t kMostBytes = 64U << 20U;
    const Loaded<std::string> text = read_file(path, kMostBytes);
    if (!text) {
        post_refusal(bench, path, say(text.problems));
        return true;
    }
    if (text->find('\0') == std::string::npos) return false;
    post_refusal(bench, path, tr("It is no text: expected a scenario (YAML or JSON) or a policy (JSON)."));
    return true;
}

void open_pair(Workbench& bench, const std::string& policy, const std::string& scenario) {
    const Problems problems = bench.session.open_both(policy, scenario);
    if (!problems.empty()) {
        post_refusal(bench, policy + ", " + file_name(scenario), say(problems));
        return;
    }
    settle_file(bench, FileKind::policy, policy);
    settle_file(bench, FileKind::scenario, scenario);
    bench.notices.post(NoticeKind::success, fmt::format(fmt::runtime(tr("Opened {} and {}")),
                                                        file_name(policy), file_name(scenario)));
}

}  // namespace

void open_dropped(Workbench& bench, const std::vector<std::string>& paths) {
    std::string policy;
    std::string scenario;
    std::vector<std::string> too_many;
    for (const std::string& path : paths) {
        std::error_code error;
        if (std::filesystem::is_directory(path, error)) {
            bench.view.dialog = Dialog::open_file;
            bench.view.dialog_folder = absolute_path(path);
            continue;
        }
        if (is_refused(bench, path)) continue;
        std::string& place = kind_to_open(path) == FileKind::policy ? policy : scenario;
        if (place.empty()) {
            place = path;
        } else {
            too_many.push_back(file_name(path));
        }
    }
    if (!policy.empty() && !scenario.empty()) {
        open_pair(bench, policy, scenario);
    } else if (!policy.empty() || !scenario.empty()) {
        open_file(bench, policy.empty() ? scenario : policy);
    }
    if (too_many.empty()) return;
    bench.notices.post(NoticeKind::info, tr("One scenario and one policy are open at a time"),
                       fmt::format(fmt::runtime(tr("Not opened: {}")), fmt::join(too_many, ", ")));
}

}  // namespace rei::workbench
