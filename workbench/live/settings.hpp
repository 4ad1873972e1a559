// What can be set for the live conversation: one table that feeds the command line, its help, `rei config`
// and the reading of every layer. Later layers win: defaults, the file, the environment, flags. Each value
// knows where it comes from. Secrets come from the environment or a file of their own alone.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "rei/document/problem.hpp"

namespace rei::live {

enum class SettingKind : std::uint8_t {
    text,  ///< a name
    line,  ///< like a name, but longer
    file,
    on_off,
    variant,
    one_of,
    number,
};

struct SettingRow {
    const char* name;
    const char* variable;  ///< of the environment
    const char* flag;      ///< of the command line; nullptr: none
    SettingKind kind = SettingKind::text;
    bool secret = false;     ///< never shown, exported or stored; never on a command line
    const char* value;       ///< the default; empty: see the help
    const char* help;        ///< one line
    const char* words = "";  ///< one_of: "this|that"; number: a whole one within "least|most"
};
[[nodiscard]] std::span<const SettingRow> setting_table();
/// The row of this name, or none.
[[nodiscard]] const SettingRow* find_setting(std::span<const SettingRow> table, std::string_view name);
/// What is wrong with a value, for people; empty if nothing.
[[nodiscard]] Phrase complaint_about(const SettingRow& row, const std::string& value);

/// Where values can come from. `environment` gives the value of a variable, or nullptr.
struct SettingLayers {
    std::string config_file;  ///< for messages
    std::map<std::string, std::string> in_file;
    std::string secrets_file;  ///< for messages
    std::map<std::string, std::string> in_secrets;
    std::function<const char*(const char*)> environment;
    std::map<std::string, std::string> flags;  ///< by name of the setting
};

struct Setting {
    std::string value;
    std::string source;  ///< "default", the file, the variable or the flag, e.g. "REI_USER"
};

class Settings {
  public:
    /// All rows with their values; a bad value of any layer is a problem that names it.
    [[nodiscard]] static Loaded<Settings> from(std::span<const SettingRow> table,
                                               const SettingLayers& layers);

    /// The setting must be in the table.
    [[nodiscard]] const Setting& operator[](const std::string& name) const { return values_.at(name); }
    [[nodiscard]] const std::string& value(const std::string& name) const { return values_.at(name).value; }
    [[nodiscard]] int number(const std::string& name) const { return std::stoi(value(name)); }
    [[nodiscard]] bool is_on(const std::string& name) const { return value(name) == "on"; }
    /// The value as it may be shown: of a secret only whether it is set.
    [[nodiscard]] std::string shown(const SettingRow& row) const;
    /// Values of all secrets that are set.
    [[nodiscard]] std::vector<std::string> secrets() const;

  private:
    std::map<std::string, Setting> values_;
    std::vector<std::string> secrets_;
};

}  // namespace rei::live
