#include "rei/model/preferences_json.hpp"

#include <utility>

#include <nlohmann/json.hpp>

namespace rei::workbench {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kLeastWindow = 320;
constexpr int kGreatestWindow = 16384;
constexpr std::size_t kMostNames = 64;

/// Reads members of an object; what is of another kind than expected is a problem, what is missing is none.
class Members {
  public:
    Members(const Json& object, std::string file, Problems& problems)
        : object_(object), file_(std::move(file)), problems_(problems) {}

    void read(const char* key, std::string& value) const {
        if (const Json* const found = find(key, &Json::is_string, phrase("a text")))
            value = found->get<std::string>();
    }
    void read(const char* key, int& value, int low, int high) const {
        double number = value;
        read_number(key, number, low, high);
        value = static_cast<int>(number);
    }
    void read(const char* key, float& value, float low, float high) const {
        double number = value;
        read_number(key, number, low, high);
        value = static_cast<float>(number);
    }
    /// One of two names; the second one is `second`.
    template <class T>
    void read_choice(const char* key, T& value, const char* first_name, T first, const char* second_name,
                     T second) const {
        std::string name;
        read(key, name);
        if (name == first_name) {
            value = first;
        } else if (name == second_name) {
            value = second;
        } else if (!name.empty()) {
            complain(key, phrase("expected \"{}\" or \"{}\"", first_name, second_name));
        }
    }
    [[nodiscard]] const Json* object(const char* key) const {
        return find(key, &Json::is_object, phrase("an object"));
    }
    [[nodiscard]] const Json* list(const char* key) const {
        return find(key, &Json::is_array, phrase("a list"));
    }
    void complain(const char* key, Phrase message) const {
        problems_.push_back({file_, {}, key, std::move(message)});
    }

  private:
    [[nodiscard]] const Json* find(const char* key, bool (Json::*is)() const noexcept,
                                   const Phrase& expected) const {
        const auto found = object_.find(key);
        if (found == object_.end()) return nullptr;
        if (((*found).*is)()) return &*found;
        complain(key, phrase("expected {}", expected));
        return nullptr;
    }
    void read_number(const char* key, double& value, double low, double high) const {
        const Json* const found = find(key, &Json::is_number, phrase("a number"));
        if (found == nullptr) return;
        const auto number = found->get<double>();
        if (number >= low && number <= high) {
            value = number;
        } else {
            complain(key, phrase("is out of range"));
        }
    }

    const Json& object_;
    std::string file_;
    Problems& problems_;
};

void read_recents(const Members& from, std::vector<RecentFile>& recents) {
    const Json* const list = from.list("recent_files");
    if (list == nullptr) return;
    for (const Json& item : *list) {
        const bool is_file = item.is_object() && item.contains("kind") && item.contains("path") &&
                             item["kind"].is_string() && item["path"].is_string();
        if (!is_file || recents.size() == kMostRecents) {
            if (!is_file) from.complain("recent_files", phrase("expected objects with kind and path"));
            return;
        }
        const FileKind kind =
            item["kind"] == name_of(FileKind::policy) ? FileKind::policy : FileKind::scenario;
        recents.push_back({kind, item["path"].get<std::string>()});
    }
}

void read_layout(const Members& from, std::map<std::string, float>& layout) {
    const Json* const shares = from.object("layout");
    if (shares == nullptr) return;
    for (const auto& [name, share] : shares->items()) {
        const double value = share.is_number() ? share.get<double>() : -1;
        if (value > 0 && value < 1 && layout.size() < kMostNames) {
            layout[name] = static_cast<float>(value);
        } else {
            from.complain("layout", phrase("expected shares between 0 and 1"));
        }
    }
}

void read_view(const Members& from, const std::string& file, Problems& problems, RememberedView& view) {
    const Json* const object = from.object("view");
    if (object == nullptr) return;
    const Members members(*object, file, problems);
    members.read("tab", view.tab);
    members.read("drawer", view.drawer);
    members.read("study", view.study);
    members.read("main_variant", view.main_variant);
    if (const Json* const variants = members.list("shown_variants")) {
        for (const Json& name : *variants) {
            if (name.is_string() && view.shown_variants.size() < kMostNames) {
                view.shown_variants.push_back(name.get<std::string>());
            } else {
                members.complain("shown_variants", phrase("expected names"));
            }
        }
    }
    if (const Json* const flags = members.object("flags")) {
        for (const auto& [name, flag] : flags->items()) {
            if (flag.is_boolean() && view.flags.size() < kMostNames) {
                view.flags[name] = flag.get<bool>();
            } else {
                members.complain("flags", phrase("expected {}", phrase("true or false")));
            }
        }
    }
}

}  // namespace

ReadPreferences read_preferences(const std::string& text, const std::string& file) {
    ReadPreferences read;
    const Json root = Json::parse(text, nullptr, false);
    if (!root.is_object()) {
        read.problems.push_back(
            {file,
             {},
             "",
             root.is_discarded() ? phrase("is no JSON") : phrase("expected {}", phrase("an object"))});
        return read;
    }
    Preferences& p = read.preferences;
    const Members members(root, file, read.problems);
    members.read_choice("language", p.language, "en", Language::english, "ko", Language::korean);
    members.read_choice("look", p.look, "dark", Look::dark, "light", Look::light);
    float scale = -1;
    members.read("scale", scale, 0, kGreatestScale);
    if (scale >= kLeastScale) p.scale = scale;
    members.read("window_width", p.window_width, kLeastWindow, kGreatestWindow);
    members.read("window_height", p.window_height, kLeastWindow, kGreatestWindow);
    members.read("last_scenario", p.last_scenario);
    members.read("last_policy", p.last_policy);
    read_recents(members, p.recents);
    read_layout(members, p.layout);
    read_view(members, file, read.problems, p.view);
    return read;
}

std::string json_of(const Preferences& p) {
    Json root;
    root["language"] = p.language == Language::korean ? "ko" : "en";
    root["look"] = p.look == Look::light ? "light" : "dark";
    root["scale"] = p.scale;
    root["window_width"] = p.window_width;
    root["window_height"] = p.window_height;
    root["last_scenario"] = p.last_scenario;
    root["last_policy"] = p.last_policy;
    root["recent_files"] = Json::array();
    for (const RecentFile& recent : p.recents)
        root["recent_files"].push_back({{"kind", name_of(recent.kind)}, {"path", recent.path}});
    root["layout"] = p.layout;
    Json view;
    view["tab"] = p.view.tab;
    view["drawer"] = p.view.drawer;
    view["study"] = p.view.study;
    view["main_variant"] = p.view.main_variant;
    view["shown_variants"] = p.view.shown_variants;
    view["flags"] = p.view.flags;
    root["view"] = std::move(view);
    return root.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace rei::workbench
