package io.greenlight.backbone.plan;

/// Named places where a crash is tried out: before and after every step, and between the
/// instructions of a switchover.
@FunctionalInterface
public interface Failpoints {

    /// Returns at once, unless somebody armed that place; then it never returns.
    void reached(String place);
}
