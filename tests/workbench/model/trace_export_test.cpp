#include "rei/model/trace_export.hpp"

#include <algorithm>
#include <filesystem>
#include <limits>

#include "workbench/files.hpp"
#include <gtest/gtest.h>

#include "rei/document/document.hpp"
#include "rei/model/workbench.hpp"

namespace rei::workbench {
namespace {

constexpr double kAllTheTime = std::numeric_limits<double>::infinity();

class TraceExportTest : public ::testing::Test {
  protected:
    TraceExportTest() {
        std::filesystem::copy_file(test::project_scenario(), folder.file("talk.yaml"));
        EXPECT_TRUE(bench.session.open_scenario(folder.file("talk.yaml")).empty());
    }
    test::TemporaryFolder folder;
    Workbench bench{test::project_policy()};
};

TEST_F(TraceExportTest, WritesTheRowsAndBesideThemWhatTheyAreOf) {
    bench.session.apply({"engine.cooldown_sec", 4});
    const std::string path = path_beside_scenario(bench.session, "-trace.csv");
    EXPECT_EQ(path, folder.file("talk-trace.csv"));
    export_traces(bench, {path});
    bench.work(kAllTheTime);
    EXPECT_FALSE(bench.trace_export);
    const std::string csv = test::text_in(path);
    EXPECT_EQ(csv.substr(0, 31), "time_sec,turn,user,valence,arou");
    const auto lines = std::count(csv.begin(), csv.end(), '\n');
    EXPECT_GE(lines, static_cast<long>(10 * bench.session.main_run().trace.until_sec));
    const std::string meta = test::text_in(folder.file("talk-trace.meta.json"));
    const auto read = Document::from_json(meta, "meta");
    ASSERT_TRUE(read) << text_of(read.problems);
    EXPECT_NE(meta.find(policy_hash(bench.session.policy())), std::string::npos);
    EXPECT_NE(meta.find("{\"path\": \"engine.cooldown_sec\", \"before\": "), std::string::npos);
    EXPECT_NE(meta.find("\"engine.cooldown_sec\": 4"), std::string::npos);
    EXPECT_NE(meta.find(trace_hash(bench.session.main_run().trace)), std::string::npos);
    EXPECT_NE(meta.find("\"trace\": \"talk-trace.csv\""), std::string::npos);
}

TEST_F(TraceExportTest, NeverOverwrites) {
    test::write_text(folder.file("talk-trace.csv"), "mine");
    const std::string path = path_beside_scenario(bench.session, "-trace.csv");
    EXPECT_EQ(path, folder.file("talk-trace-2.csv"));
    export_traces(bench, {folder.file("talk-trace.csv")});
    bench.work(kAllTheTime);
    EXPECT_EQ(test::text_in(folder.file("talk-trace.csv")), "mine");
    EXPECT_FALSE(test::text_in(path).empty());
    EXPECT_EQ(path_beside_scenario(bench.session, "-trace.csv"), folder.file("talk-trace-3.csv"));
}

TEST_F(TraceExportTest, AllShownVariantsGetAFileEach) {
    bench.session.show_variant(Variant::kalman, true);
    TraceExportPlan plan{folder.file("t.json"), RecordFormat::json, RowSet::events, true};
    export_traces(bench, plan);
    bench.work(kAllTheTime);
    for (const workbench::Run& run : bench.session.runs()) {
        const bool is_main = &run == &bench.session.main_run();
        const std::string stem = is_main ? "t" : std::string("t-") + name_of(run.variant);
        EXPECT_EQ(test::text_in(folder.file(stem + ".json")).substr(0, 5), "[\n  {") << stem;
        EXPECT_FALSE(test::text_in(folder.file(stem + ".meta.json")).empty()) << stem;
    }
}

TEST_F(TraceExportTest, ALongOneGoesOnInSmallStepsAndCanBeStopped) {
    Scenario scenario = bench.session.scenario();
    ScenarioFile file;
    file.scenario = scenario;
    file.scenario.until_sec = 3600;
    bench.session.restore("longer", {bench.session.policy_file(), true, bench.session.policy(), file, false});
    bench.trace_export.emplace(bench.session, TraceExportPlan{folder.file("long.csv")});
    bench.trace_export->advance(0);
    bench.trace_export->advance(0);
    ASSERT_EQ(running_jobs(bench).size(), 1U);
    EXPECT_TRUE(bench.is_moving());
    EXPECT_GT(running_jobs(bench)[0].share_done, 0);
    EXPECT_LT(running_jobs(bench)[0].share_done, 0.1);
    stop_job(bench, JobKind::trace_export);
    EXPECT_TRUE(running_jobs(bench).empty());
    EXPECT_FALSE(std::filesystem::exists(folder.file("long.csv")));
}

TEST_F(TraceExportTest, WhatCannotBeWrittenIsSaid) {
    export_traces(bench, {folder.file("no/such/folder/t.csv")});
    bench.work(kAllTheTime);
    ASSERT_EQ(bench.notices.history().size(), 1U);
    EXPECT_EQ(bench.notices.history()[0].kind, NoticeKind::problem);
}

TEST(Notices, TellHowLongAgoAndCanBeCleared) {
    Notices notices;
    notices.post(NoticeKind::info, "a");
    EXPECT_GE(notices.history()[0].since_sec(), 0);
    EXPECT_LT(notices.history()[0].since_sec(), 5);
    notices.clear();
    EXPECT_TRUE(notices.history().empty());
    EXPECT_FALSE(notices.any_shown());
}

}  // namespace
}  // namespace rei::workbench
