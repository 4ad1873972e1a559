// The commands of `rei chat` that begin with a slash, in one table that feeds /help and the dispatch.
#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "chat.hpp"
#include "inputs.hpp"
#include "live_inputs.hpp"
#include "session_replay.hpp"
#include "text_table.hpp"
#include <fmt/format.h>

#include "rei/live/clean_text.hpp"
#include "rei/live/session_export.hpp"
#include "rei/scenario/scenario_writer.hpp"

namespace rei::cli {
namespace {

Next help(Chat& chat, const std::string&) {
    TextTable table({{""}, {""}});
    for (const SlashCommand& one : slash_commands())
        table.row(
            {fmt::format("{}{}{}", one.name, *one.arguments != '\0' ? " " : "", one.arguments), one.help});
    table.row({"//…", "say a text that begins with /"});
    chat.print(table.text());
    return Next::go_on;
}

Next mood(Chat& chat, const std::string&) {
    chat.session.advance_to(chat.now_sec());
    const Persona& persona = chat.session.persona();
    const Expression expression = persona.expression();
    chat.print(fmt::format("  {}\n  style: {}\n  voice: rate {:.2f}, pitch {:.2f}\n",
                           mood_text(persona.mood(), persona.state(), persona.affinity(chat.user)),
                           printable(expression.style_hint), expression.voice.rate, expression.voice.pitch));
    return Next::go_on;
}

Next affinity(Chat& chat, const std::string& argument) {
    const std::string user = argument.empty() ? chat.user : argument;
    chat.print(fmt::format("  {} feels {:+d} of ±100 for {}\n", chat.session.record().persona,
                           chat.session.persona().affinity(user), printable(user)));
    return Next::go_on;
}

Next prompt(Chat& chat, const std::string&) {
    chat.session.advance_to(chat.now_sec());
    chat.print(chat.session.system_text(chat.user));
    return Next::go_on;
}

Next user(Chat& chat, const std::string& argument) {
    const std::string name = live::clean_name(argument);
    if (name.empty()) refuse("/user: a name is missing");
    refuse_secrets(chat.settings, "/user", name);
    chat.user = name;
    chat.print(fmt::format("  now {} speaks\n", name));
    return Next::go_on;
}

Next history(Chat& chat, const std::string& argument) {
    constexpr int kShown = 10;
    if (argument.find_first_not_of("0123456789") != std::string::npos || argument.size() > 6)
        refuse(fmt::format("/history: found \"{}\", expected how many turns", argument));
    const int shown = argument.empty() ? kShown : std::stoi(argument);
    if (!chat.session.is_stored()) return Next::go_on;
    const live::SessionRecord& record = chat.session.record();
    for (const live::TurnRecord& turn : chat.store->turns(record.id, std::max(0, record.turns - shown)))
        chat.print(turn_text(turn, record.persona, chat.output));
    return Next::go_on;
}

/// As a shell would take it: without quotes around it, ~/ for the home folder.
std::string file_meant(std::string said) {
    const bool is_quoted =
        said.size() >= 2 && said.front() == said.back() && (said.front() == '"' || said.front() == '\'');
    if (is_quoted) return said.substr(1, said.size() - 2);
    const char* const home = std::getenv("HOME");
    if (said.rfind("~/", 0) == 0 && home != nullptr) said.replace(0, 1, home);
    return said;
}

Next save(Chat& chat, const std::string& argument) {
    const std::string file = file_meant(argument);
    if (file.empty()) refuse("/save: a file is missing, such as talk.yaml");
    if (!chat.session.is_stored()) refuse("/save: nothing was said yet");
    const live::SessionRecord& record = chat.session.record();
    std::error_code error;
    if (std::filesystem::exists(file, error))
        refuse(fmt::format("/save: {} is there already; choose another name", file));
    const Problems problems =
        save_scenario({}, live::scenario_of(record, chat.store->turns(record.id)), file);
    if (!problems.empty()) throw BadInput{problems};
    chat.print(fmt::format("  saved as a scenario: {}\n", file));
    tell_how_to_replay(record, file, "");
    return Next::go_on;
}

Next session(Chat& chat, const std::string&) {
    const live::SessionRecord& record = chat.session.record();
    chat.print(fmt::format("  {} {}, {}, {} by {}, engine {}, prompt {}\n  {}\n", record.id, record.name,
                           count_of(static_cast<std::size_t>(record.turns), "turn", "turns"), record.persona,
                           record.policy_file, record.variant, record.prompt_name, chat.store->file()));
    return Next::go_on;
}

Next facts(Chat& chat, const std::string&) {
    constexpr int kShown = 200;
    for (const std::string& fact : chat.store->facts(chat.session.record().persona, chat.user, kShown))
        chat.print(fmt::format("  {}\n", printable(fact)));
    return Next::go_on;
}

Next forget(Chat& chat, const std::string& argument) {
    if (!chat.store->forget(chat.session.record().persona, chat.user, argument))
        refuse("/forget: expected a fact as /facts shows it");
    return Next::go_on;
}

Next model(Chat& chat, const std::string&) {
    chat.print(fmt::format("  {} answers\n", printable(chat.responder->name())));
    return Next::go_on;
}

Next avatar(Chat& chat, const std::string& argument) {
    if (!argument.empty() && argument != "on" && argument != "off")
        refuse(fmt::format("/avatar: found \"{}\", expected on or off", printable(argument)));
    if (!argument.empty()) chat.turn_avatar(argument == "on");
    chat.print(fmt::format("  the avatar: {}\n",
                           chat.avatar ? printable(chat.avatar->model().status().message) : "off"));
    return Next::go_on;
}

Next quit(Chat&, const std::string&) {
    return Next::quit;
}

}  // namespace

std::span<const SlashCommand> slash_commands() {
    static constexpr SlashCommand kTable[] = {
        {"/help", "", "what there is", help},
        {"/mood", "", "what is felt now, and how it sounds", mood},
        {"/affinity", "[USER]", "what is felt for who speaks, or for somebody else", affinity},
        {"/prompt", "", "the system text that the next turn would bring", prompt},
        {"/user", "NAME", "somebody else speaks", user},
        {"/history", "[N]", "the last turns", history},
        {"/save", "FILE", "the session as a scenario", save},
        {"/session", "", "which session this is", session},
        {"/facts", "", "what is remembered of who speaks", facts},
        {"/forget", "FACT", "not any more", forget},
        {"/model", "", "who answers", model},
        {"/avatar", "[on|off]", "the face in VTube Studio: what it does, or turn it", avatar},
        {"/quit", "", "end; so does Ctrl-D", quit},
    };
    return kTable;
}

Next carry_out_line(Chat& chat, const std::string& line) {
    const std::size_t end = std::min(line.find(' '), line.size());
    const std::size_t begin = std::min(line.find_first_not_of(' ', end), line.size());
    const std::string name = line.substr(0, end);
    const std::string argument = live::clean_text(line.substr(begin));
    for (const SlashCommand& one : slash_commands()) {
        if (one.name != name) continue;
        if (*one.arguments == '\0' && !argument.empty())
            refuse(fmt::format("{} takes nothing after it", name));
        return one.carry_out(chat, argument);
    }
    refuse(fmt::format("no command {}; /help says what there is", printable(name)));
}

}  // namespace rei::cli
