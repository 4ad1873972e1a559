// A reader of each kind of file, for the table of importers.
#pragma once

#include <string_view>

#include "rei/exchange/importing.hpp"

namespace rei {

void read_sillytavern(std::string_view text, const ImportOptions& options, Talk& talk);
void read_card(std::string_view bytes, const ImportOptions& options, Talk& talk);
void read_discord(std::string_view text, const ImportOptions& options, Talk& talk);
void read_twitch(std::string_view text, const ImportOptions& options, Talk& talk);
void read_clock_lines(std::string_view text, const ImportOptions& options, Talk& talk);
void read_irc(std::string_view text, const ImportOptions& options, Talk& talk);
void read_youtube(std::string_view text, const ImportOptions& options, Talk& talk);
void read_messages(std::string_view text, const ImportOptions& options, Talk& talk);

}  // namespace rei
