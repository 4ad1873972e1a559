// rei chat: a conversation with the persona, stored turn by turn (DESIGN §9).
#include "chat.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <future>
#include <memory>

#include "confirm.hpp"
#include "inputs.hpp"
#include "interrupt.hpp"
#include "line_reader.hpp"
#include "live_inputs.hpp"
#include "subcommands.hpp"
#include "text_table.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "rei/live/clean_text.hpp"
#include "rei/live/scripted_responder.hpp"
#include "rei/live/secret_stream.hpp"
#include "rei/live/session_export.hpp"
#include "rei/llm/from_settings.hpp"

namespace rei::cli {
namespace {

/// A replay takes times up to 10⁹ s: 11,574 turns at this pace.
constexpr double kSlowestPaceSec = 86'400;

struct ChatArguments {
    SettingFlags flags;
    std::map<std::string, std::string> variables;
    std::optional<std::string> session;
    std::string name;
    std::optional<double> pace_sec;
};

/// Shows an answer as it comes, without secrets, wherever the pieces are cut.
class Screen final : public live::AnswerListener {
  public:
    explicit Screen(Chat& chat)
        : chat_(chat), text_(chat.settings.secrets()), thinking_(chat.settings.secrets()) {}
    void on_text(std::string_view more) override {
        end_thinking();
        show(text_.take(live::clean_text(more)));
    }
    void on_thinking(std::string_view more) override {
        if (chat_.settings.is_on("thinking")) show_thinking(thinking_.take(live::clean_text(more)));
    }
    void end() {
        end_thinking();
        show(text_.end());
        if (began_) chat_.print("\n");
    }

  private:
    void show(const std::string& more) {
        if (more.empty()) return;
        if (!began_) chat_.print(chat_.output.strong(chat_.session.record().persona + ": "));
        began_ = true;
        chat_.print(more);
    }
    void show_thinking(const std::string& more) {
        if (more.empty()) return;
        chat_.print(chat_.output.quiet((thinks_ ? "" : "  (") + more));
        thinks_ = true;
    }
    void end_thinking() {
        show_thinking(thinking_.end());
        if (thinks_) chat_.print(chat_.output.quiet(")") + "\n");
        thinks_ = false;
    }
    Chat& chat_;
    live::SecretStream text_, thinking_;
    bool began_ = false;
    bool thinks_ = false;
};

/// Wait for the answer; Ctrl-C stops it.
live::Answer answer_to(Chat& chat, const live::Request& request, Screen& screen) {
    constexpr auto kLook = std::chrono::milliseconds(20);
    std::stop_source stop;
    auto coming = std::async(std::launch::async,
                             [&] { return chat.responder->answer(request, screen, stop.get_token()); });
    while (coming.wait_for(kLook) != std::future_status::ready) {
        if (interrupted()) stop.request_stop();
    }
    return coming.get();
}

std::string mood_line(const live::TurnOutcome& outcome) {
    const live::TurnRecord& turn = outcome.turn;
    const std::string before = outcome.mood_before == turn.mood ? "" : outcome.mood_before + " → ";
    return fmt::format("  [{}{}]\n", before, mood_text(turn.mood, turn.state, turn.affinity));
}

/// What there is to say of an answer that is not whole: of a part that is on the screen below it, of none at
/// all as of everything that could not be done.
void tell_what_is_missing(Chat& chat, const live::Answer& answer, bool is_stored) {
    if (answer.end == live::Answer::End::whole) return;
    const std::string why =
        answer.problem.empty() ? "" : fmt::format(": {}", printable(answer.problem.text()));
    if (is_stored) return chat.print(fmt::format("  (cut off{})\n", why));
    fmt::print(stderr, "  (no answer, and nothing was stored{})\n", why);
    if (answer.end != live::Answer::End::cancelled) chat.has_refused = true;
}

void say(Chat& chat, const std::string& text) {
    const live::Request request = chat.session.ask(chat.next_sec(), chat.user, text);
    Screen screen(chat);
    const live::Answer answer = answer_to(chat, request, screen);
    screen.end();
    const live::TurnOutcome outcome =
        chat.session.take(chat.pace_sec ? request.asked_sec : chat.now_sec(), wall_ms(), request, answer);
    tell_what_is_missing(chat, answer, outcome.stored);
    chat.show_avatar();
    if (outcome.stored && chat.settings.is_on("mood_line")) chat.print(chat.output.quiet(mood_line(outcome)));
}

/// One line; what it asks for in vain is said, and the conversation goes on.
Next take_line(Chat& chat, const std::string& line) {
    try {
        if (line.find_first_not_of(" \t") == std::string::npos) return Next::go_on;
        if (line[0] == '/' && line.substr(0, 2) != "//") return carry_out_line(chat, line);
        say(chat, line[0] == '/' ? line.substr(1) : line);
    } catch (const BadInput& bad) {
        fmt::print(stderr, "rei: {}\n", text_of(bad.problems));
        chat.has_refused = true;
    } catch (const live::StoreError& error) {
        fmt::print(stderr, "rei: {}\n", error.what());
        chat.has_refused = true;
    }
    return Next::go_on;
}

/// Until the end of the input. On a terminal Ctrl-C takes back what is being typed, or stops an answer.
void converse(Chat& chat, LineReader& lines) {
    for (;;) {
        const std::optional<std::string> line = lines.next(chat.user + "> ");
        if (!line && !(interrupted() && lines.is_terminal())) return;
        if (line && take_line(chat, *line) == Next::quit) return;
        if (interrupted() && !lines.is_terminal()) return;
        if (interrupted()) catch_interrupts();
    }
}

live::PromptRecord prompt_of(const live::Store& store, const live::Settings& settings) {
    const std::string& name = settings.value("prompt");
    if (name == live::kBuiltInPrompt) return {name, std::string(live::built_in_template()), {}, 0};
    return store.prompt(name);
}

/// A name by which the session can be found again, and no other is.
void check_name(const live::Store& store, const live::Settings& settings, const std::string& name) {
    if (name.empty()) return;
    refuse_secrets(settings, "--name", name);
    if (name == live::kLastSession)
        refuse(fmt::format("--name: '{}' means the session used last; choose another name", name));
    if (store.has_session_named(live::clean_name(name)))
        refuse(
            fmt::format("--name: there is a session '{0}' already; go on with it by --session '{0}', or "
                        "choose another name",
                        printable(name)));
}

live::LiveSession begin_session(live::Store& store, const live::Settings& settings,
                                const ChatArguments& arguments) {
    check_name(store, settings, arguments.name);
    live::SessionSetup setup;
    const std::string file = policy_file(settings);
    Loaded<PolicyFile> policy = load_policy(file);
    if (!policy) throw BadInput{policy.problems};
    setup.policy = std::move(*policy);
    setup.variant = choose_variant(settings.value("engine"), setup.policy.policy, file);
    setup.prompt = prompt_of(store, settings);
    set_variables(setup.prompt, arguments.variables, settings);
    setup.name = arguments.name;
    setup.wall_ms = wall_ms();
    return {store, std::move(setup)};
}

/// A session keeps what it was begun with, else a replay would not give the moods that were shown.
void check_same(const live::SessionRecord& record, const ChatArguments& arguments) {
    const auto differs = [&](const char* flag, const std::string& now, const std::string& then) {
        refuse(
            fmt::format("{} {}: the session {} was begun with {}; begin a new one, or save it as a scenario "
                        "and replay that",
                        flag, now, live::short_id(record.id), then));
    };
    const SettingFlags& flags = arguments.flags;
    if (const auto engine = flags.find("engine"); engine != flags.end() && engine->second != record.variant)
        differs("--engine", engine->second, record.variant);
    if (const auto prompt = flags.find("prompt");
        prompt != flags.end() && prompt->second != record.prompt_name)
        differs("--prompt", prompt->second, record.prompt_name);
    if (const auto policy = flags.find("policy");
        policy != flags.end() && policy_hash(read_policy(policy->second)) != record.policy_hash)
        differs("--policy", policy->second, "another policy");
    if (!arguments.name.empty() && arguments.name != record.name)
        differs("--name", arguments.name, "another name");
    if (!arguments.variables.empty()) refuse("--var: a session keeps the variables that it was begun with");
}

live::LiveSession find_or_begin(live::Store& store, const live::Settings& settings,
                                const ChatArguments& arguments) {
    if (!arguments.session) return begin_session(store, settings, arguments);
    if (arguments.session->empty())
        refuse("--session: found nothing; expected an id, the beginning of one, a name, or last");
    live::LiveSession session(store, store.find_session(*arguments.session));
    check_same(session.record(), arguments);
    return session;
}

void greet(Chat& chat, LineReader& lines) {
    if (!lines.is_terminal()) return;
    const live::SessionRecord& record = chat.session.record();
    chat.print(fmt::format(
        "{}, engine {}, {}. {} answers. /help says what there is; Ctrl-D ends.\n", record.persona,
        record.variant, chat.session.is_stored() ? "session " + live::short_id(record.id) : "a new session",
        printable(chat.responder->name())));
    std::vector<std::string> said;
    if (chat.session.is_stored()) {
        for (const live::TurnRecord& turn : chat.store->turns(record.id, std::max(0, record.turns - 100)))
            said.push_back(turn.text);
    }
    lines.remember(said);
}

/// Empty where none is named and the usual one is not there.
std::string companion_file(const live::Settings& settings) {
    const std::string& named = settings.value("companion");
    return named.empty() ? find_usual_file(kUsualCompanion) : named;
}

std::unique_ptr<llm::Tools> find_tools(const live::Settings& settings) {
    auto tools = llm::tools_of(settings, database_file(settings), companion_file(settings), confirm_call);
    if (!tools) throw BadInput{tools.problems};
    return std::move(*tools);
}

std::unique_ptr<live::Responder> scripted_responder(const live::Settings& settings, const Policy& policy) {
    std::shared_ptr<const companion::Companion> companion;
    if (const std::string file = companion_file(settings); !file.empty()) {
        Loaded<companion::CompanionFile> loaded = companion::load_companion(file);
        if (!loaded) throw BadInput{loaded.problems};
        companion = std::make_shared<const companion::Companion>(std::move(*loaded));
    }
    return std::make_unique<live::ScriptedResponder>(policy, std::move(companion));
}

std::unique_ptr<live::Responder> find_responder(const live::Settings& settings, const Policy& policy) {
    std::unique_ptr<llm::Tools> tools = find_tools(settings);
    if (!llm::is_asked_for(settings)) return scripted_responder(settings, policy);
    auto responder = llm::model_responder(settings, std::getenv("OLLAMA_HOST"), std::move(tools), {});
    if (!responder) throw BadInput{responder.problems};
    return std::move(*responder);
}

int chat(const ChatArguments& arguments) {
    if (arguments.pace_sec && !(*arguments.pace_sec > 0 && *arguments.pace_sec <= kSlowestPaceSec))
        refuse(fmt::format("--pace: found {}; expected a number of seconds above 0, at most {} (a day)",
                           *arguments.pace_sec, kSlowestPaceSec));
    const live::Settings settings = read_settings(arguments.flags);
    auto store = std::make_unique<live::Store>(open_store(settings));
    live::LiveSession session = find_or_begin(*store, settings, arguments);
    session.hide(settings.secrets());
    std::unique_ptr<live::Responder> responder = find_responder(settings, session.persona().policy());
    Chat chat{std::move(store),
              std::move(session),
              std::move(responder),
              settings,
              live::clean_name(settings.value("user")),
              arguments.pace_sec};
    if (settings.is_on("avatar")) chat.turn_avatar(true);
    const std::unique_ptr<LineReader> lines = standard_lines();
    greet(chat, *lines);
    converse(chat, *lines);
    if (chat.session.is_stored()) {
        const live::SessionRecord& record = chat.session.record();
        fmt::print(stderr, "session {0}: {1} stored; 'rei chat --session {0}' goes on\n",
                   live::short_id(record.id),
                   count_of(static_cast<std::size_t>(record.turns), "turn", "turns"));
    }
    if (interrupted()) return kInterrupted;
    return chat.has_refused && !lines->is_terminal() ? kBadInput : kFine;
}

}  // namespace

double Chat::now_sec() const {
    if (pace_sec) return session.now_sec();
    return static_cast<double>(wall_ms() - session.record().created_ms) / 1000;
}

double Chat::next_sec() const {
    return pace_sec ? session.now_sec() + *pace_sec : now_sec();
}

void Chat::turn_avatar(bool on) {
    avatar.reset();
    if (!on) return;
    const Persona& persona = session.persona();
    avatar = std::make_unique<AvatarFollower>(avatar_setup(settings, persona.policy()), persona,
                                              *find_variant(session.record().variant));
    show_avatar();
    avatar->model().start();
}

void Chat::show_avatar() {
    if (!avatar) return;
    // a clock that was set back must not take the persona's time back
    avatar->follow(session.persona(), std::max(now_sec(), session.now_sec()), !pace_sec);
    const std::optional<std::string> news = avatar->news();
    if (news) fmt::print(stderr, "avatar: {}\n", printable(*news));
}

std::string mood_text(const std::string& mood, const AffectState& state, int affinity) {
    return fmt::format("{}  v {:+.2f}  a {:.2f}  i {:.2f}  affinity {:+d}", mood, state.valence,
                       state.arousal, state.intensity, affinity);
}

std::string turn_text(const live::TurnRecord& turn, const std::string& persona, const Output& style) {
    const char* const cut = turn.ending == live::Ending::whole ? ""
                            : turn.ending == live::Ending::cut ? " (cut off)"
                                                               : " (stopped)";
    return fmt::format("{} {}\n{} {}{}\n{}\n", style.strong(turn.user + ":"), turn.text,
                       style.strong(persona + ":"), turn.reply, cut,
                       style.quiet(fmt::format("  [{:.1f} s  {}]", turn.at_sec,
                                               mood_text(turn.mood, turn.state, turn.affinity))));
}

Run declare_chat(CLI::App& options) {
    auto arguments = std::make_shared<ChatArguments>();
    options
        .add_option("--session", arguments->session,
                    "Go on with a session: its id, the beginning of it, its name, or last")
        ->type_name("ID");
    options.add_option("--name", arguments->name, "Name of a new session")->type_name("NAME");
    add_setting_arguments(options, arguments->flags,
                          {"user",           "prompt",      "policy",        "engine",       "db",
                           "mood_line",      "thinking",    "model",         "responder",    "base_url",
                           "num_ctx",        "num_predict", "think",         "load_timeout", "stall_timeout",
                           "answer_timeout", "tools",       "tools_folder",  "plugins",      "companion",
                           "avatar",         "avatar_host", "avatar_mapping"});
    add_variable_argument(options, arguments->variables);
    options
        .add_option("--pace", arguments->pace_sec,
                    "Lines come SEC seconds after each other instead of by the clock, for scripts")
        ->type_name("SEC");
    options.footer([] {
        std::string out = "Commands in a conversation:\n";
        for (const SlashCommand& one : slash_commands())
            out += fmt::format("  {:12} {:8} {}\n", one.name, one.arguments, one.help);
        return out;
    });
    return [arguments] { return chat(*arguments); };
}

}  // namespace rei::cli
