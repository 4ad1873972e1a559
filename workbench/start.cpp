#include "start.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string_view>
#include <thread>
#include <utility>

#include "means.hpp"

#include "rei/model/remembered_view.hpp"
#include "rei/model/say.hpp"
#include "rei/model/variants.hpp"
#include "rei/persona/engine.hpp"

namespace rei::workbench {

namespace {

Problems refusal(Phrase message) {
    return {{"", {}, "", std::move(message)}};
}

bool exists(const std::string& path) {
    std::error_code error;
    return std::filesystem::exists(path, error);
}

/// A file of the project as seen from here, else where the project was built.
std::string project_file(const std::string& relative) {
    return exists(relative) ? relative : std::string(REI_PROJECT_DIR) + "/" + relative;
}

/// The policy to begin with: the one named must be good, the last one need not.
Loaded<PolicyFile> first_policy(const Options& options, const Preferences& preferences) {
    if (!options.policy.empty()) return load_policy(options.policy);
    if (options.scenario.empty() && exists(preferences.last_policy)) {
        Loaded<PolicyFile> last = load_policy(preferences.last_policy);
        if (last) return last;
    }
    return load_policy(project_file("policies/rei.json"));
}

/// Nobody asked for it by its name, so what is wrong with it is a message.
bool reopen_last_scenario(Workbench& bench, const std::string& last) {
    if (last.empty()) return false;
    const Problems problems = bench.session.open_scenario(last);
    if (!problems.empty())
        bench.notices.post(NoticeKind::info, tr("The last scenario can't be opened any more"), say(problems));
    return problems.empty();
}

Problems open_first_scenario(Workbench& bench, const Options& options, const Preferences& preferences) {
    if (!options.scenario.empty()) return bench.session.open_scenario(options.scenario);
    if (options.policy.empty() && reopen_last_scenario(bench, preferences.last_scenario)) return {};
    const std::string sample = project_file("scenarios/praise-then-insult.yaml");
    if (!exists(sample)) return {};
    // a policy of the last session need not know the sample's moods
    const Problems problems = bench.session.open_scenario(sample);
    return options.policy.empty() ? Problems{} : problems;
}

/// Which variants are seen; what the command line says nothing of stays as it is.
Problems show_variants(const Options& options, Workbench& bench) {
    if (!options.engine.empty()) {
        const std::optional<Variant> variant = find_variant(options.engine);
        if (!variant || !is_available(*variant))
            return refusal(phrase("--engine {}: no such variant here", options.engine));
        bench.session.set_variant(*variant);
    }
    const std::vector<std::string>& named = options.variants;
    for (const std::string& name : named) {
        const std::optional<Variant> variant = find_variant(name);
        if (!variant || !is_available(*variant))
            return refusal(phrase("--variants {}: no such variant here", name));
    }
    for (const Variant variant : available_variants()) {
        const bool is_named = std::count(named.begin(), named.end(), name_of(variant)) != 0;
        if (!named.empty()) bench.session.show_variant(variant, is_named);
    }
    return {};
}

/// Switch on what is to be seen from the start.
Problems show(const Options& options, Workbench& bench) {
    std::vector<std::string> shown = options.shown;
    if (find_shown(options.panel) != nullptr) shown.push_back(options.panel);
    for (const std::string& name : shown) {
        const CommandInfo* const info = find_shown(name);
        if (info == nullptr) return refusal(phrase("--show {}: there are {}", name, shown_names()));
        if (!info->checked(bench)) info->apply(bench);
    }
    return {};
}

constexpr std::string_view kSay = "say:", kFeel = "feel:";

/// What was begun on another thread comes to its end before the next step.
void wait_for_answer(Workbench& bench) {
    constexpr auto kPause = std::chrono::milliseconds(2);
    do {
        bench.work(kWorkBudgetSec);
        std::this_thread::sleep_for(kPause);
    } while (bench.talk.is_answering());
}

/// The index that a step such as "turn:3" names; none where it is not of this kind, or there is no such
/// thing.
std::optional<std::size_t> index_in(const std::string& step, const std::string& kind, std::size_t count) {
    unsigned number = 0;
    int used = 0;
    if (step.rfind(kind, 0) != 0 || std::sscanf(step.c_str() + kind.size(), "%u%n", &number, &used) != 1 ||
        kind.size() + static_cast<std::size_t>(used) != step.size() || number < 1 || number > count)
        return std::nullopt;
    return number - 1;
}

/// What one step of --do says; none where nothing is called so.
std::optional<Command> command_of(const std::string& step, const Session& session) {
    for (const CommandInfo& info : command_registry()) {
        if (info.name == step) return Invoke{info.id};
    }
    if (step.rfind(kSay, 0) == 0) return Say{step.substr(kSay.size())};
    if (step.rfind(kFeel, 0) == 0) return Reflect{step.substr(kFeel.size())};
    if (!session.has_scenario()) return std::nullopt;
    const Scenario& scenario = session.scenario();
    if (const auto turn = index_in(step, "turn:", scenario.turns.size())) return SelectTurn{turn};
    if (const auto one = index_in(step, "expectation:", scenario.expectations.size()))
        return SelectExpectation{one};
    double time_sec = 0;
    int used = 0;
    if (std::sscanf(step.c_str(), "%lf%n", &time_sec, &used) != 1 ||
        static_cast<std::size_t>(used) != step.size())
        return std::nullopt;
    return Seek{time_sec};
}

Problems do_steps(const Options& options, Workbench& bench) {
    bench.runs.record(bench.session);  // as the first frame does: a step may pin the run
    for (const std::string& step : options.steps) {
        const std::optional<Command> command = command_of(step, bench.session);
        if (!command)
            return refusal(
                phrase("--do {}: no command is called so, and it is no time, turn or expectation", step));
        if (const auto* const named = command->get_if<Invoke>();
            named && !info_of(named->id).enabled(bench)) {
            return refusal(phrase("--do {}: not possible at this point; what it does: {}", step,
                                  info_of(named->id).tooltip));
        }
        carry_out(bench, *command);
        if (bench.talk.is_answering()) wait_for_answer(bench);
    }
    return {};
}

Problems prepare(const Options& options, const Preferences& preferences, Workbench& bench) {
    bench.preferences = preferences;
    if (options.language) bench.preferences.language = *options.language;
    set_language(bench.preferences.language);  // for what is wrong before the first frame
    if (options.look) bench.preferences.look = *options.look;
    if (options.scale) bench.preferences.scale = *options.scale;
    for (const char* folder : {"scenarios", "policies"}) {
        if (exists(project_file(folder)))
            bench.project_folders.push_back(absolute_path(project_file(folder)));
    }
    equip(bench, options, project_file("policies/companion.json"));
    recall_view(bench, preferences.view);
    if (Problems problems = open_first_scenario(bench, options, preferences); !problems.empty())
        return problems;
    if (Problems problems = show_variants(options, bench); !problems.empty()) return problems;
    bench.fit_to_scenario(false);
    if (!(options.at_sec >= 0 && options.at_sec <= bench.playback.until_sec())) {
        return refusal(phrase("--at {:g}: the conversation runs from 0 to {:g} s", options.at_sec,
                              bench.playback.until_sec()));
    }
    bench.playback.seek(options.at_sec);
    const std::string policy = bench.session.policy_file().path;
    remember(bench.preferences.recents, FileKind::policy, policy);
    if (bench.session.has_scenario())
        remember(bench.preferences.recents, FileKind::scenario, bench.session.scenario_file().path);
    if (Problems problems = show(options, bench); !problems.empty()) return problems;
    return do_steps(options, bench);
}

}  // namespace

Started start(const Options& options, const Preferences& preferences) {
    if (!options.panel.empty() && find_panel(options.panel) == nullptr)
        return {nullptr,
                refusal(phrase("--panel {}: no such panel; there are {}", options.panel, panel_names()))};
    Loaded<PolicyFile> policy = first_policy(options, preferences);
    if (!policy) return {nullptr, std::move(policy.problems)};
    Started started{std::make_unique<Workbench>(std::move(*policy)), {}};
    started.problems = prepare(options, preferences, *started.bench);
    if (!started.problems.empty()) started.bench.reset();
    return started;
}

}  // namespace rei::workbench
