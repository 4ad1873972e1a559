#include "rei/model/reflecting.hpp"

#include <utility>

#include "rei/live/clean_text.hpp"

namespace rei::workbench {

Problems Reflecting::look(int logged_by_talk) {
    const bool has_news = logged_by_talk != logged_by_talk_;
    logged_by_talk_ = logged_by_talk;
    if (!is_ready()) return begin();
    return has_news ? refused_by_store([&] { read_log(); }) : Problems{};
}

Problems Reflecting::begin() {
    if (has_looked_ || !problem().empty()) return {};
    has_looked_ = true;
    Loaded<companion::CompanionFile> file = companion::load_companion(means_.file);
    if (!file) return file.problems;
    return refused_by_store([&] {
        store_ = std::make_unique<live::Store>(means_.live.database);
        book_ = std::make_unique<live::CompanionBook>(*store_, means_.live.user, means_.day_of);
        read_log();
        companion_.emplace(std::move(*file));
    });
}

void Reflecting::read_log() {
    log_ = book_->read(means_.live.wall_ms(), live::kDaysRemembered);
    days_ = companion::days_of(log_, kDaysShown);
}

Problems Reflecting::reflect(const std::string& text) {
    if (Problems problems = begin(); !problems.empty()) return problems;
    if (!is_ready()) return {{"", {}, "", phrase("{}", problem())}};
    return refused_by_store([&] {
        const std::string clean = live::without_secrets(live::clean_text(text), means_.live.secrets);
        const std::int64_t now_ms = means_.live.wall_ms();
        log_ = book_->read(now_ms, live::kDaysRemembered);
        companion::Reflection reflection = companion_->reflect(clean, log_);
        last_id_ = book_->add(live::record_of(clean, reflection, companion_->file()), now_ms);
        last_ = std::move(reflection);
        ratings_.assign(last_->routines.size(), std::nullopt);
        read_log();
    });
}

Problems Reflecting::rate(std::size_t routine, companion::Rating rating) {
    return refused_by_store([&] {
        if (!last_ || routine >= last_->routines.size()) return;
        live::RoutineReport report;
        report.routine = companion_->file().routines[last_->routines[routine].routine].id;
        report.rating = rating;
        book_->add(report, book_->reflection(last_id_), means_.live.wall_ms());
        ratings_[routine] = rating;
        read_log();
    });
}

}  // namespace rei::workbench
