// Writing a tuned policy back into the text it came from (DESIGN §4, Export).
#include <algorithm>

#include "defaults.hpp"
#include "json_editor.hpp"

#include "rei/policy/parameters.hpp"
#include "rei/policy/policy_file.hpp"

namespace rei {
namespace {

JsonPath split(std::string_view path) {
    JsonPath steps;
    for (std::size_t dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.')) {
        steps.emplace_back(std::string(path.substr(0, dot)));
        path.remove_prefix(dot + 1);
    }
    steps.emplace_back(std::string(path));
    return steps;
}

/// The table of the fsm variant, a row a line.
void write_fsm_rules(JsonEditor& editor, const Policy& before, const Policy& tuned) {
    const JsonPath path = {"engine", "fsm", "transitions"};
    if (tuned.fsm_rules == before.fsm_rules) return;
    if (!tuned.fsm_rules) {
        editor.remove(path);
        return;
    }
    std::vector<std::string> rows;
    for (const FsmRule& rule : *tuned.fsm_rules) rows.push_back(json_of(rule, editor.style()));
    editor.set(path, {'[', std::move(rows), ']'});
}

void write_engine(JsonEditor& editor, const Policy& before, const Policy& tuned) {
    for (const ParameterInfo& row : parameter_table()) {
        const double value = tuned.engine.*row.member;
        if (value != before.engine.*row.member) editor.set(split(row.path), json_of(value));
    }
    if (tuned.variant != before.variant) editor.set({"engine", "variant"}, json_of(name_of(tuned.variant)));
    const bool given = editor.find({"engine", "families"}).present();
    const auto families = given ? before.families : default_families(tuned.emotions);
    if (tuned.families != families)
        editor.set({"engine", "families"}, json_of(tuned.families, editor.style()));
    write_fsm_rules(editor, before, tuned);
}

bool same_shape(const std::vector<Region>& a, const std::vector<Region>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Region& x, const Region& y) {
        return x.mood == y.mood && x.intensity.has_value() == y.intensity.has_value() &&
               x.affinity.has_value() == y.affinity.has_value();
    });
}

void write_interval(JsonEditor& editor, std::size_t region, Axis axis, Interval before, Interval tuned) {
    if (before == tuned) return;
    const JsonPath path = {"regions", region, name_of(axis)};
    if (!editor.find(path)) {
        editor.set(path, json_of(tuned, editor.style()));
        return;
    }
    const auto write_bound = [&](std::size_t bound, double old_value, double value) {
        if (old_value != value) editor.set({"regions", region, name_of(axis), bound}, json_of(value));
    };
    write_bound(0, before.low, tuned.low);
    write_bound(1, before.high, tuned.high);
}

/// The whole list, a region a line; a region that was there before keeps its spelling.
void write_region_list(JsonEditor& editor, const std::vector<Region>& before,
                       const std::vector<Region>& tuned) {
    const Node list = editor.find({"regions"});
    std::vector<std::string> lines;
    for (const Region& region : tuned) {
        const auto same = std::find(before.begin(), before.end(), region);
        const Node old =
            same != before.end() ? list.at(static_cast<std::size_t>(same - before.begin())) : Node();
        std::string line = old ? editor.text().substr(old.begin(), old.end() - old.begin()) : std::string();
        if (line.empty() || line.find('\n') != std::string::npos) line = json_of(region, editor.style());
        lines.push_back(std::move(line));
    }
    editor.set({"regions"}, {'[', std::move(lines), ']'}, "engine");
}

void write_regions(JsonEditor& editor, const Policy& before, const Policy& tuned) {
    const bool given = editor.find({"regions"}).present();
    const std::vector<Region> old = given ? before.regions : default_regions(tuned.emotions);
    if (old == tuned.regions) return;
    if (!given || !same_shape(old, tuned.regions)) {
        write_region_list(editor, old, tuned.regions);
        return;
    }
    for (std::size_t k = 0; k < old.size(); ++k) {
        const Region& region = tuned.regions[k];
        write_interval(editor, k, Axis::valence, old[k].valence, region.valence);
        write_interval(editor, k, Axis::arousal, old[k].arousal, region.arousal);
        if (region.intensity)
            write_interval(editor, k, Axis::intensity, *old[k].intensity, *region.intensity);
        if (region.affinity) write_interval(editor, k, Axis::affinity, *old[k].affinity, *region.affinity);
    }
}

void write_weight(JsonEditor& editor, const std::string& name, const char* axis, double before,
                  double tuned) {
    if (before == tuned) return;
    const char* after = editor.find({"regions"}) ? "regions" : "engine";
    editor.set({"sentiment_weights", name, axis}, json_of(tuned), after);
}

void write_class(JsonEditor& editor, const SentimentClass& before, const SentimentClass& tuned) {
    if (before.keywords != tuned.keywords) {
        editor.set({"sentiment_keywords", tuned.name}, json_of(tuned.keywords, editor.style()));
    }
    write_weight(editor, tuned.name, "valence", before.valence, tuned.valence);
    write_weight(editor, tuned.name, "arousal", before.arousal, tuned.arousal);
}

void write_classes(JsonEditor& editor, const Policy& before, const Policy& tuned) {
    const auto called = [](const std::vector<SentimentClass>& classes, const std::string& name) {
        return std::find_if(classes.begin(), classes.end(),
                            [&](const auto& entry) { return entry.name == name; });
    };
    for (const SentimentClass& entry : before.classes) {
        if (called(tuned.classes, entry.name) != tuned.classes.end()) continue;
        editor.remove({"sentiment_keywords", entry.name});
        editor.remove({"sentiment_weights", entry.name});
    }
    for (const SentimentClass& entry : tuned.classes) {
        const auto old = called(before.classes, entry.name);
        if (old == before.classes.end()) {
            editor.set({"sentiment_keywords", entry.name}, json_of(entry.keywords, editor.style()));
        }
        write_class(editor, old == before.classes.end() ? default_class(entry.name) : *old, entry);
    }
}

void write_transitions(JsonEditor& editor, const Policy& before, const Policy& tuned) {
    const auto called = [](const std::vector<TriggerRule>& rules, const std::string& key) {
        return std::find_if(rules.begin(), rules.end(), [&](const auto& rule) { return rule.key == key; });
    };
    for (const TriggerRule& rule : before.transitions) {
        if (called(tuned.transitions, rule.key) == tuned.transitions.end())
            editor.remove({"transitions", rule.key});
    }
    for (const TriggerRule& rule : tuned.transitions) {
        const auto old = called(before.transitions, rule.key);
        if (old != before.transitions.end() && old->words == rule.words) continue;
        editor.set({"transitions", rule.key}, json_of(rule.words, editor.style()));
    }
}

/// Members of an object that are named by mood: those that are gone are removed, `write` sees the others.
template <class T, class Write>
void write_by_name(JsonEditor& editor, const JsonPath& section, const ByName<T>& before,
                   const ByName<T>& tuned, Write write) {
    const auto member = [&](const std::string& name) {
        JsonPath path = section;
        path.emplace_back(name);
        return path;
    };
    for (const auto& entry : before) {
        if (find_by_name(tuned, entry.first) == nullptr) editor.remove(member(entry.first));
    }
    for (const auto& entry : tuned) {
        const T* old = find_by_name(before, entry.first);
        if (old == nullptr || *old != entry.second) write(member(entry.first), old, entry.second);
    }
}

void write_voice(JsonEditor& editor, JsonPath path, const Voice* before, const Voice& tuned) {
    if (before == nullptr) {
        editor.set(path, json_of(tuned, editor.style()));
        return;
    }
    const auto write = [&](const char* key, const auto& old, const auto& value) {
        if (old == value) return;
        JsonPath member = path;
        member.emplace_back(key);
        editor.set(member, json_of(value));
    };
    write("provider", before->provider, tuned.provider);
    write("voice_id", before->voice_id, tuned.voice_id);
    write("rate", before->rate, tuned.rate);
    write("pitch", before->pitch, tuned.pitch);
}

void write_face(JsonEditor& editor, const JsonPath& path, const Face* before, const Face& tuned) {
    if (before == nullptr) {
        editor.set(path, json_of(tuned, editor.style()));
        return;
    }
    write_by_name(editor, path, *before, tuned, [&](const JsonPath& member, const double*, double value) {
        editor.set(member, json_of(value));
    });
}

void write_expression(JsonEditor& editor, const Policy& before, const Policy& tuned) {
    write_by_name(editor, {"voice_map"}, before.voices, tuned.voices,
                  [&](const JsonPath& path, const Voice* old, const Voice& voice) {
                      write_voice(editor, path, old, voice);
                  });
    write_by_name(editor, {"vts_parameters"}, before.faces, tuned.faces,
                  [&](const JsonPath& path, const Face* old, const Face& face) {
                      write_face(editor, path, old, face);
                  });
    if (tuned.max_reply_chars != before.max_reply_chars) {
        editor.set({"prompt_prefs", "max_reply_chars"}, json_of(tuned.max_reply_chars));
    }
    write_by_name(editor, {"prompt_prefs", "style_hints"}, before.style_hints, tuned.style_hints,
                  [&](const JsonPath& path, const std::string*, const std::string& hint) {
                      editor.set(path, json_of(hint));
                  });
}

/// Sections whose order of keys differs can't be had by changing members: they are written anew.
void write_in_order(JsonEditor& editor, const Policy& now, const Policy& tuned) {
    const JsonStyle style = editor.style();
    std::vector<std::string> keywords, weights, transitions, voices, faces, hints;
    for (const SentimentClass& entry : tuned.classes) {
        keywords.push_back(json_member(entry.name, json_of(entry.keywords, style), style));
        const std::vector<std::string> axes = {json_member("valence", json_of(entry.valence), style),
                                               json_member("arousal", json_of(entry.arousal), style)};
        weights.push_back(json_member(entry.name, join_json('{', axes, '}', style), style));
    }
    for (const TriggerRule& rule : tuned.transitions) {
        transitions.push_back(json_member(rule.key, json_of(rule.words, style), style));
    }
    for (const auto& entry : tuned.voices)
        voices.push_back(json_member(entry.first, json_of(entry.second, style), style));
    for (const auto& entry : tuned.faces)
        faces.push_back(json_member(entry.first, json_of(entry.second, style), style));
    for (const auto& entry : tuned.style_hints)
        hints.push_back(json_member(entry.first, json_of(entry.second), style));

    if (now.classes != tuned.classes) {
        editor.set({"sentiment_keywords"}, {'{', keywords, '}'});
        editor.set({"sentiment_weights"}, {'{', weights, '}'});
    }
    if (now.transitions != tuned.transitions) editor.set({"transitions"}, {'{', transitions, '}'});
    if (now.voices != tuned.voices) editor.set({"voice_map"}, {'{', voices, '}'});
    if (now.faces != tuned.faces) editor.set({"vts_parameters"}, {'{', faces, '}'});
    if (now.style_hints != tuned.style_hints) editor.set({"prompt_prefs", "style_hints"}, {'{', hints, '}'});
}

void write_meta(JsonEditor& editor, const Policy& before, const Policy& tuned) {
    if (tuned.name != before.name) editor.set({"meta", "name"}, json_of(tuned.name));
    if (tuned.summary != before.summary) editor.set({"meta", "persona_summary"}, json_of(tuned.summary));
    if (tuned.speech_register != before.speech_register)
        editor.set({"meta", "style", "register"}, json_of(tuned.speech_register));
}

/// What a search was told, as members of the provenance.
void add_settings(const Provenance::Settings& settings, const JsonStyle& style,
                  std::vector<std::string>& members) {
    members.push_back(json_member("budget", std::to_string(settings.budget), style));
    members.push_back(json_member("margin", json_of(settings.margin), style));
    members.push_back(json_member("hard", settings.hard_ranges ? "true" : "false", style));
    if (!settings.free.empty()) members.push_back(json_member("free", json_of(settings.free, style), style));
    if (settings.pick) members.push_back(json_member("pick", std::to_string(*settings.pick), style));
}

/// What came from another policy, as one object.
std::string donor_json(const Provenance::Donor& donor, const JsonStyle& style) {
    std::vector<std::string> members = {json_member("file", json_of(donor.file), style),
                                        json_member("hash", json_of(donor.hash), style)};
    const auto add_list = [&](const char* key, const std::vector<std::string>& names) {
        if (!names.empty()) members.push_back(json_member(key, json_of(names, style), style));
    };
    const auto add_lists = [&](const char* key, const ByName<std::vector<std::string>>& lists) {
        std::vector<std::string> inner;
        for (const auto& [name, words] : lists)
            inner.push_back(json_member(name, json_of(words, style), style));
        if (!inner.empty()) members.push_back(json_member(key, join_json('{', inner, '}', style), style));
    };
    add_list("moods", donor.taken.moods);
    add_list("regions", donor.taken.regions);
    add_list("classes", donor.taken.classes);
    add_lists("keywords", donor.taken.keywords);
    add_lists("triggers", donor.taken.triggers);
    return join_json('{', members, '}', style);
}

void write_provenance(JsonEditor& editor, const Provenance& how) {
    const JsonStyle style = editor.style();
    // a meta of its own first: what is written into it then stands as it will when it is written again
    if (!editor.find({"meta"}).present()) {
        editor.set({"meta"}, {'{', {json_member("tuned", "{}", style)}, '}'});
    }
    std::vector<std::string> members = {json_member("by", json_of(how.by), style),
                                        json_member("engine", json_of(how.engine), style),
                                        json_member("from", json_of(how.from), style),
                                        json_member("scenarios", json_of(how.scenarios, style), style),
                                        json_member("seed", std::to_string(how.seed), style),
                                        json_member("tries", std::to_string(how.tries), style)};
    if (how.settings) add_settings(*how.settings, style, members);
    if (how.donor) members.push_back(json_member("words_from", donor_json(*how.donor, style), style));
    editor.set({"meta", "tuned"}, {'{', std::move(members), '}'});
    std::vector<std::string> changed;
    for (const Provenance::Change& change : how.changed) {
        changed.push_back(
            json_member(change.path, json_of(Interval{change.before, change.after}, style), style));
    }
    editor.set({"meta", "tuned", "changed"}, {'{', std::move(changed), '}'});
}

}  // namespace

std::string export_text(const PolicyFile& original, const Policy& tuned, const Provenance* how) {
    const Policy& before = original.policy;
    if (before == tuned && how == nullptr) return original.text;
    JsonEditor editor(original.text);
    write_meta(editor, before, tuned);
    if (tuned.emotions != before.emotions) editor.set({"emotions"}, json_of(tuned.emotions, editor.style()));
    write_engine(editor, before, tuned);
    write_regions(editor, before, tuned);
    write_classes(editor, before, tuned);
    write_transitions(editor, before, tuned);
    write_expression(editor, before, tuned);
    const Loaded<Policy> now = parse_policy(editor.text(), original.path);
    if (now && *now != tuned) write_in_order(editor, *now, tuned);
    if (how != nullptr) write_provenance(editor, *how);
    return editor.text();
}

Problems export_policy(const PolicyFile& original, const Policy& tuned, const std::string& path,
                       const Provenance* how) {
    const std::string text = export_text(original, tuned, how);
    const Loaded<Policy> read_back = parse_policy(text, path);
    if (!read_back) return read_back.problems;
    if (*read_back != tuned) {
        return {{path, {}, "", phrase("not written: the policy as tuned can't be spelled in this file")}};
    }
    return write_file(path, text, Backup::keep_bak);
}

}  // namespace rei
