// A covariance of valence and arousal as the matrix that Eigen works with.
#pragma once

#include <Eigen/Core>

#include "rei/dynamics/kalman.hpp"

namespace rei {

[[nodiscard]] inline Eigen::Matrix2d matrix_of(const Covariance& c) {
    Eigen::Matrix2d out;
    out << c.valence, c.cross, c.cross, c.arousal;
    return out;
}

}  // namespace rei
