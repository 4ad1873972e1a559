// The persona's face in VTube Studio: on, it finds VTube Studio, asks to be let in, and moves the model's
// inputs towards the face that it was given last; when the connection ends it tries again, ever more slowly.
// All calls return at once, from any thread; `stop` takes at most 0.1 s.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "rei/avatar/address.hpp"
#include "rei/avatar/face_motion.hpp"
#include "rei/avatar/mapping.hpp"
#include "rei/avatar/vts_protocol.hpp"
#include "rei/text/phrase.hpp"

namespace rei::avatar {

struct AvatarSetup {
    Address address;
    Mapping mapping = default_mapping();
    std::vector<std::string> channels;  ///< of the persona's faces
    std::string token_file;             ///< where the permission is kept; empty: nowhere
    std::uint16_t announcement_port = kAnnouncementPort;
};

struct AvatarStatus {
    bool is_on = false;
    Phase phase = Phase::offline;
    bool is_missing = false;  ///< it was looked for, and nothing was found
    Phrase message;           ///< one line for people
    std::string address;      ///< "ws://localhost:8001"
    std::vector<InputState> inputs;
    std::uint64_t accepted = 0;  ///< injections since it was turned on
};

class Avatar {
  public:
    explicit Avatar(AvatarSetup setup);
    ~Avatar();
    Avatar(const Avatar&) = delete;
    Avatar& operator=(const Avatar&) = delete;

    /// On; asks anew where access was denied before. Nothing where it is on.
    void start();
    void stop();

    /// The face to be shown from now on, as the policy's `express` gives it: drawn from neutral by intensity.
    /// Intensity and arousal say how fast it gets there (face_motion.hpp).
    void set_target(const Face& face, double intensity, double arousal);
    /// From now on this mapping says what moves; drags may set it at every frame.
    void set_mapping(const Mapping& mapping);
    [[nodiscard]] AvatarStatus status() const;
    /// Channels that move nothing, for their names are none for an input.
    [[nodiscard]] std::vector<std::string> left_out() const;

  private:
    class Driver;
    [[nodiscard]] Face face_now() const;
    /// The rows, and which ones in the order of their setting.
    [[nodiscard]] std::pair<Mapping, std::uint64_t> rows() const;
    [[nodiscard]] std::uint64_t rows_revision() const { return rows_revision_; }
    void publish(const AvatarStatus& status);

    AvatarSetup setup_;
    std::atomic<std::uint64_t> rows_revision_ = 0;
    mutable std::mutex mutex_;  ///< of what follows
    PersonaMapping mapping_;
    FaceMotion motion_;
    AvatarStatus status_;
    std::mutex switch_;  ///< of the thread alone
    std::jthread thread_;
};

}  // namespace rei::avatar
