package io.greenlight.cutover.inplace.wayback;

import io.greenlight.contracts.Counted;
import io.greenlight.contracts.Loss;
import io.greenlight.contracts.ResourceId;
import io.greenlight.contracts.WayBack;
import io.greenlight.cutover.inplace.consent.Question;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a way back resolved and must not lose.
///
/// @param wayBack the clone, as it was made
/// @param upgraded whether the cluster was, when the way back was asked for
/// @param cloneId its resource id, which no rename changes; null until it was looked for
/// @param counted what would be lost
/// @param countedFrom when that count began; null before it
/// @param besides what would be lost beside rows
/// @param question what a person is asked; null until it is counted
/// @param agreed whether somebody said yes: from then on there is no other way
/// @param fenced roles that may not log in to the cluster that is left any more
/// @param recounted what is lost, counted when nobody could write any more
public record WayBackFacts(
        WayBack wayBack,
        boolean upgraded,
        @Nullable ResourceId cloneId,
        Tally counted,
        @Nullable Instant countedFrom,
        List<Loss> besides,
        @Nullable Question question,
        boolean agreed,
        List<String> fenced,
        Tally recounted) {

    public WayBackFacts {
        // Pages from before there was such a list have none.
        besides = List.copyOf(Objects.requireNonNullElse(besides, List.of()));
        fenced = List.copyOf(fenced);
    }

    /// A way back that begins.
    ///
    /// @param upgraded whether there is anything to go back from
    public static WayBackFacts begun(WayBack clone, boolean upgraded) {
        return new WayBackFacts(
                clone,
                upgraded,
                null,
                Tally.none(),
                null,
                List.of(),
                null,
                false,
                List.of(),
                Tally.none());
    }

    /// The clone's resource id, which the first step of the plan finds.
    public ResourceId foundClone() {
        if (cloneId == null) {
            throw new IllegalStateException("a step ran before the clone was found");
        }
        return cloneId;
    }

    /// What a person is asked now, if anybody is.
    public Optional<Question> openQuestion() {
        return agreed ? Optional.empty() : Optional.ofNullable(question);
    }

    /// What somebody said yes to.
    public Question answeredQuestion() {
        if (!agreed || question == null) {
            throw new IllegalStateException("a step ran before somebody agreed");
        }
        return question;
    }

    /// What is lost, as it was counted last: again behind the doors, if that came to its end.
    public List<Loss> lost() {
        return recounted.complete()
                ? Stream.concat(recounted.told().stream(), besides.stream()).toList()
                : answeredQuestion().lost();
    }

    /// When that was.
    public Counted lostAsCounted() {
        return recounted.complete() ? Counted.WHEN_CLOSED : Counted.WHEN_ASKED;
    }

    WayBackFacts to(ResourceId clone) {
        return with(clone, counted, recounted);
    }

    /// @param now when this look at tables began
    WayBackFacts counting(Tally tally, Instant now) {
        return new WayBackFacts(
                wayBack,
                upgraded,
                cloneId,
                tally,
                Objects.requireNonNullElse(countedFrom, now),
                besides,
                question,
                agreed,
                fenced,
                recounted);
    }

    WayBackFacts asking(Question one, List<Loss> beside) {
        return new WayBackFacts(
                wayBack,
                upgraded,
                cloneId,
                counted,
                countedFrom,
                beside,
                one,
                agreed,
                fenced,
                recounted);
    }

    WayBackFacts agreeing() {
        return with(true, fenced);
    }

    WayBackFacts fencing(List<String> roles) {
        return with(agreed, roles);
    }

    WayBackFacts recounting(Tally tally) {
        return with(cloneId, counted, tally);
    }

    private WayBackFacts with(@Nullable ResourceId clone, Tally first, Tally second) {
        return new WayBackFacts(
                wayBack,
                upgraded,
                clone,
                first,
                countedFrom,
                besides,
                question,
                agreed,
                fenced,
                second);
    }

    private WayBackFacts with(boolean yes, List<String> roles) {
        return new WayBackFacts(
                wayBack,
                upgraded,
                cloneId,
                counted,
                countedFrom,
                besides,
                question,
                yes,
                roles,
                recounted);
    }
}
