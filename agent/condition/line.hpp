// A straight line through weighted points whose weights decay exponentially with age. Five central moments,
// O(1) a point; times are kept relative to the newest point, so nothing grows with the epoch and nothing
// cancels.
//
// Formulas: incremental weighted mean and covariance, D. H. D. West, "Updating mean and variance estimates:
// an improved method", CACM 22(9), 1979; slope and residual of weighted least squares as in any text on
// regression.
#pragma once

namespace vigie::condition {

class line {
public:
    /// A point `seconds` after the one before it, which ages everything known by that time.
    void add(double value, double seconds, double memory_seconds) noexcept;

    /// Value a second; 0 before two points at different times are known.
    double slope() const noexcept { return tt_ > 0 ? ty_ / tt_ : 0; }

    /// The line's value `seconds` after the newest point.
    double at(double seconds) const noexcept { return mean_ + slope() * (seconds - mean_time_); }

    /// How many points the weights are worth: (Σw)² / Σw² (Kish).
    double points() const noexcept { return squares_ > 0 ? weight_ * weight_ / squares_ : 0; }

    /// Standard deviation of the points' times, in seconds.
    double spread() const noexcept;

    /// Share of the values' variance that the line explains, 0 … 1.
    double explained() const noexcept;

    /// What is kept of it, see agent/condition/archive.
    template <class Self, class Archive>
    static void pass(Self& self, Archive& all) {
        all(self.weight_, self.squares_, self.mean_time_, self.mean_, self.tt_, self.ty_, self.yy_);
    }

private:
    double weight_ = 0, squares_ = 0;  // Σw, Σw²
    double mean_time_ = 0, mean_ = 0;  // weighted means; time 0 is the newest point
    double tt_ = 0, ty_ = 0, yy_ = 0;  // weighted central moments
};

}  // namespace vigie::condition
