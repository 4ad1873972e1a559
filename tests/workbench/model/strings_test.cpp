#include "rei/model/strings.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "workbench/files.hpp"
#include "workbench/korean.hpp"
#include <gtest/gtest.h>

#include "rei/model/expectation_kind.hpp"
#include "rei/model/measurements.hpp"
#include "rei/model/parameter_text.hpp"
#include "rei/model/policy_edit.hpp"
#include "rei/model/say.hpp"
#include "rei/model/workbench.hpp"
#include "rei/replay/diagnosis.hpp"
#include "rei/study/comparison.hpp"
#include "rei/study/laws.hpp"

namespace rei::workbench {
namespace {

using test::has_hangul;
using test::InKorean;

bool has_row(const std::string& english) {
    const auto rows = translations();
    return std::any_of(rows.begin(), rows.end(),
                       [&](const Translation& row) { return english == row.english; });
}

/// What fmt puts where: the format of each argument, by its number.
std::multimap<int, std::string> places_of(const std::string& text) {
    std::multimap<int, std::string> places;
    int next = 0;
    for (std::size_t begin = text.find('{'); begin != std::string::npos; begin = text.find('{', begin + 1)) {
        const std::size_t end = text.find('}', begin);
        const std::string inside = text.substr(begin + 1, end - begin - 1);
        const std::size_t colon = std::min(inside.find(':'), inside.size());
        const int argument = colon == 0 ? next++ : std::stoi(inside.substr(0, colon));
        places.emplace(argument, inside.substr(colon));
    }
    return places;
}

TEST(Strings, EveryTextHasOneRowAndKoreanInIt) {
    std::set<std::string> keys;
    for (const Translation& row : translations()) {
        EXPECT_TRUE(keys.insert(row.english).second) << "twice: " << row.english;
        EXPECT_TRUE(has_hangul(row.korean)) << row.english;
    }
}

TEST(Strings, BothLanguagesHaveTheSamePlacesForNumbersAndNames) {
    for (const Translation& row : translations())
        EXPECT_EQ(places_of(row.english), places_of(row.korean)) << row.english;
}

TEST(Strings, AreTheEnglishOnesUntilKoreanIsAskedFor) {
    EXPECT_STREQ(tr("valence"), "valence");
    const InKorean korean;
    EXPECT_STREQ(tr("valence"), "정서가");
    EXPECT_EQ(tr(std::string("valence")), "정서가");
    EXPECT_STREQ(tr("no row says this"), "no row says this");
}

TEST(Strings, EverythingThatIsSaidOfAParameterHasARow) {
    const InKorean korean;
    for (const Parameter& parameter : parameters_of(test::project_policy().policy)) {
        EXPECT_TRUE(has_hangul(group_text(parameter.group))) << parameter.group;
        EXPECT_TRUE(has_hangul(meaning_text(parameter))) << parameter.meaning;
        EXPECT_TRUE(has_hangul(label_of(parameter))) << parameter.path;
        EXPECT_TRUE(parameter.too_low.empty() || has_row(parameter.too_low)) << parameter.too_low;
        EXPECT_TRUE(parameter.too_high.empty() || has_row(parameter.too_high)) << parameter.too_high;
    }
}

TEST(Strings, EverythingThatIsSaidOfAMetricHasARow) {
    const InKorean korean;
    for (const MetricInfo& info : metric_table()) EXPECT_TRUE(has_row(info.formula)) << info.formula;
    for (const Metric& metric : metrics_of({"happy"}))
        EXPECT_TRUE(has_hangul(label_of(metric))) << metric.name;
}

TEST(Strings, EverythingThatIsSaidOfAKindOfFindingHasARow) {
    for (const FindingInfo& info : finding_table()) {
        EXPECT_TRUE(has_row(info.title)) << info.title;
        EXPECT_TRUE(has_row(info.meaning)) << info.meaning;
    }
}

TEST(Strings, EveryLawHasARow) {
    for (const LawInfo& info : law_table()) EXPECT_TRUE(has_row(info.promise)) << info.promise;
}

TEST(Strings, EveryKindOfExpectationHasARow) {
    for (const ExpectationForm& form : expectation_forms()) EXPECT_TRUE(has_row(form.name)) << form.name;
}

/// What a notice says of a file that can't be opened, behind its name.
std::string refusal_of(const std::string& path, const std::string& content) {
    test::write_text(path, content);
    Workbench bench(test::project_policy());
    open_file(bench, path);
    const std::string detail = bench.notices.history().back().detail;
    EXPECT_EQ(detail.substr(0, path.size()), path);
    return detail.substr(std::min(path.size(), detail.size()));
}

TEST(Problems, OfFilesAreToldInKoreanWithTheirPlace) {
    const test::TemporaryFolder folder;
    const std::string policy = "{\n  \"meta\": {\"name\": [3]},\n  \"emotions\": [\"neutral\"]\n}";
    const std::string scenario = "turns:\n  - {at: 1, usr: mia}\n";
    EXPECT_EQ(refusal_of(folder.file("p.json"), policy), ":2:20: meta.name: found a list, expected a text");
    const InKorean korean;
    EXPECT_EQ(refusal_of(folder.file("p.json"), policy), ":2:20: meta.name: 목록 대신 텍스트가 와야 합니다");
    EXPECT_EQ(refusal_of(folder.file("s.yaml"), scenario),
              ":2:13: turns[0].usr: 모르는 키입니다. 다음 중 하나여야 합니다: id, at, user, text, llm");
    EXPECT_TRUE(has_hangul(refusal_of(folder.file("cut.json"), "{\"emotions\": [")));
    EXPECT_TRUE(has_hangul(refusal_of(folder.file("cut.yaml"), "turns: [")));
}

TEST(Problems, OfAnEditAreToldInTheLanguageOfTheMoment) {
    const auto done = edited(test::project_policy().policy, DeleteMood{0});
    ASSERT_EQ(done.problems.size(), 1U);
    EXPECT_FALSE(has_hangul(say(done.problems)));
    const InKorean korean;
    EXPECT_TRUE(has_hangul(say(done.problems)));
}

TEST(ParameterText, LeavesTheNamesThatThePolicyGivesAlone) {
    const std::vector<Parameter> parameters = parameters_of(test::project_policy().policy);
    const auto at = [&](const std::string& path) {
        const auto found = std::find_if(parameters.begin(), parameters.end(),
                                        [&](const Parameter& one) { return one.path == path; });
        EXPECT_NE(found, parameters.end()) << path;
        return *found;
    };
    const Parameter half_life = at("engine.half_life_sec.valence");
    const Parameter gain = at("engine.kalman.measurement_gain.arousal");
    const Parameter weight = at("sentiment_weights.praise.valence");
    const Parameter border = at("regions[0].valence[1]");
    const std::string mood = test::project_policy().policy.regions[0].mood;
    EXPECT_EQ(label_of(half_life), "half life · valence");
    EXPECT_EQ(label_of(border), "valence to");
    EXPECT_EQ(group_text(weight.group), "Keywords: praise");
    EXPECT_EQ(meaning_text(border), border.meaning);
    EXPECT_EQ(meaning_text(weight), weight.meaning);
    const InKorean korean;
    EXPECT_EQ(label_of(half_life), "반감기 · 정서가");
    EXPECT_EQ(label_of(gain), "kalman · 측정 이득 · 각성");
    EXPECT_EQ(label_of(weight), "praise · 정서가");
    EXPECT_EQ(group_text(weight.group), "키워드: praise");
    EXPECT_EQ(group_text(border.group), "영역 0: " + mood);
    EXPECT_EQ(label_of(border), "정서가 상한");
}

}  // namespace
}  // namespace rei::workbench
