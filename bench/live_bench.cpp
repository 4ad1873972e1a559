// rei-live-bench: what the store of conversations costs with 100,000 messages in it, and how quickly an
// answer is stopped. Limits: a search 50 ms, a session opened 100 ms, a stop 100 ms.
#include <atomic>
#include <chrono>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <thread>

#include "fakes/fake_llm.hpp"
#include <SQLiteCpp/Database.h>
#include <benchmark/benchmark.h>
#include <unistd.h>

#include "rei/live/live_session.hpp"
#include "rei/llm/model_responder.hpp"
#include "rei/llm/ollama_chat.hpp"

namespace rei::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kLongTurns = 10'000;  ///< of one session
constexpr int kSessions = 40, kTurns = 1'000;

const char* const kWords[] = {"오늘", "방송",   "진짜", "최고였어", "게임", "뭐",     "해",   "ㅋㅋㅋ",
                              "노래", "불러줘", "나",   "회사",     "힘들", "어제",   "내일", "저녁",
                              "먹고", "왔어",   "good", "morning",  "the",  "stream", "was",  "fun"};

std::string sentence(std::mt19937_64& bits) {
    std::string out;
    const auto words = 4 + bits() % 12;
    for (std::uint64_t k = 0; k < words; ++k)
        out += (k == 0 ? "" : " ") + std::string(kWords[bits() % std::size(kWords)]);
    return out;
}

/// A file of the conversations of a year, gone with the program.
class Year {
  public:
    Year()
        : file_((fs::temp_directory_path() / ("rei-live-bench-" + std::to_string(::getpid()) + ".db"))
                    .string()) {
        live::Store store(file_);
        store.database().exec("PRAGMA synchronous = OFF");
        long_session_ = fill(store, kLongTurns);
        for (int k = 0; k < kSessions; ++k) fill(store, kTurns);
    }
    ~Year() {
        std::error_code ignored;
        for (const char* ending : {"", "-wal", "-shm"}) fs::remove(file_ + ending, ignored);
    }
    Year(const Year&) = delete;
    Year& operator=(const Year&) = delete;

    [[nodiscard]] const std::string& file() const { return file_; }
    [[nodiscard]] const std::string& long_session() const { return long_session_; }

  private:
    std::string fill(live::Store& store, int turns) {
        live::SessionSetup setup;
        setup.policy = *load_policy(std::string(REI_PROJECT_DIR) + "/policies/rei.json");
        setup.prompt = {live::kBuiltInPrompt, std::string(live::built_in_template()), {}, 0};
        live::LiveSession session(store, setup);
        for (int k = 0; k < turns; ++k) {
            const bool rare = k % 997 == 996;
            live::Answer answer;
            answer.reply = sentence(bits_);
            session.take(k, k, session.ask(k, "mina", rare ? "아주 드문 이야기" : sentence(bits_)), answer);
        }
        return session.record().id;
    }

    std::string file_;
    std::string long_session_;
    std::mt19937_64 bits_{7};
};

const Year& year() {
    static const Year kYear;
    return kYear;
}

void search(benchmark::State& state, const char* query) {
    const live::Store store(year().file());
    std::size_t found = 0;
    for (auto _ : state) found = store.search(query, {}, 50).size();
    state.counters["found"] = static_cast<double>(found);
}
BENCHMARK_CAPTURE(search, common_word, "최고였어")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, common_words, "최고였어 morning stream")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, rare_phrase, "\"드문 이야기\"")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, rare_two_syllables, "드문")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, absent_two_syllables, "없음")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, common_words_never_together, "최고였어 morning 드문")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, absent_phrase, "\"최고였어 최고였어 최고였어 morning\"")
    ->Unit(benchmark::kMillisecond);

void open_a_session(benchmark::State& state) {
    for (auto _ : state) {
        live::Store store(year().file());
        const live::LiveSession session(store, store.find_session(year().long_session().substr(0, 8)));
        benchmark::DoNotOptimize(session.persona().state());
    }
}
BENCHMARK(open_a_session)->Unit(benchmark::kMillisecond);

void list_sessions(benchmark::State& state) {
    const live::Store store(year().file());
    for (auto _ : state) benchmark::DoNotOptimize(store.sessions(50).size());
}
BENCHMARK(list_sessions)->Unit(benchmark::kMillisecond);

/// A turn with its search text and the flush to the disk.
void store_a_turn(benchmark::State& state) {
    live::Store store(year().file());
    live::LiveSession session(store, year().long_session());
    live::Answer answer;
    answer.reply = "응, 듣고 있어.";
    for (auto _ : state)
        session.take(session.now_sec() + 1, 0, session.ask(session.now_sec() + 1, "mina", "오늘 최고였어"),
                     answer);
}
BENCHMARK(store_a_turn)->Unit(benchmark::kMillisecond);

/// Says when it hears something, from which on nothing more comes.
struct Ear final : live::AnswerListener {
    void on_text(std::string_view /*more*/) override {
        heard = true;
        heard.notify_all();
    }
    void on_thinking(std::string_view /*more*/) override {}
    std::atomic<bool> heard{false};
};

/// From the user's stop, while the model is silent in the middle of its answer, until the answer is given
/// back.
void stop_an_answer(benchmark::State& state) {
    test::FakeLlm fake;
    fake.then({test::FakeMode::stall, "", "", {}, "stop", {}});
    llm::ModelSettings settings;
    settings.server = *llm::parse_address(fake.url());
    settings.model = "tiny";
    llm::ModelResponder responder(std::make_unique<llm::OllamaChat>(settings));
    const live::Request request{"You are Rei.", {}, "mina", "안녕", 0, 0, "neutral", {}, 0, {}};
    for (auto _ : state) {
        Ear ear;
        std::stop_source stop;
        std::chrono::steady_clock::time_point asked;
        std::thread user([&] {
            ear.heard.wait(false);
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            asked = std::chrono::steady_clock::now();
            stop.request_stop();
        });
        benchmark::DoNotOptimize(responder.answer(request, ear, stop.get_token()));
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - asked;
        user.join();
        state.SetIterationTime(took.count());
    }
}
BENCHMARK(stop_an_answer)->UseManualTime()->Iterations(50)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace rei::bench

BENCHMARK_MAIN();
