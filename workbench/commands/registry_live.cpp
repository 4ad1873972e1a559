// The conversation that is held: rows of the registry.
#include "rei/commands/registry_rows.hpp"

namespace rei::workbench {

namespace {

using B = Workbench;

constexpr CommandInfo kLiveRows[] = {
    {CommandId::new_talk,
     "new-talk",
     Menu::live,
     "New conversation",
     "Talk with the persona as it is tuned now. It is stored from the first turn on.",
     {ctrl_shift(Key::l), kNone},
     [](const B& b) { return b.talk.problem().empty() && !b.talk.is_answering(); },
     nullptr,
     [](B& b) {
         b.view.drawer = Drawer::live;
         begin_talk(b);
     }},
    {CommandId::stop_answer,
     "stop-answer",
     Menu::live,
     "Stop the answer",
     "What has come of it stays, and changes no mood.",
     {kNone, kNone},
     [](const B& b) { return b.talk.is_answering(); },
     nullptr,
     [](B& b) { b.talk.stop(); }},
    {CommandId::avatar,
     "avatar",
     Menu::live,
     "Avatar",
     "Show the face at the playhead in VTube Studio.",
     {kNone, kNone},
     [](const B& b) { return b.avatar.can_be_turned_on(); },
     [](const B& b) { return b.avatar.is_on(); },
     [](B& b) { turn_avatar(b, !b.avatar.is_on()); }},
    {CommandId::avatar_mapping,
     "avatar-mapping",
     Menu::live,
     "Avatar mapping",
     "Which input of VTube Studio each channel of the faces moves, and how far.",
     {kNone, kNone},
     [](const B& b) { return b.avatar.can_be_turned_on(); },
     [](const B& b) { return b.view.avatar_mapping_open; },
     [](B& b) { b.view.avatar_mapping_open = !b.view.avatar_mapping_open; }},
};

}  // namespace

std::span<const CommandInfo> live_commands() {
    return kLiveRows;
}

}  // namespace rei::workbench
