package dev.kosh.disbursement.polls;

import dev.kosh.disbursement.CallReport;
import dev.kosh.disbursement.Changes;
import dev.kosh.disbursement.TreasuryOutcomes;
import dev.kosh.disbursement.jobs.PieceResult;
import dev.kosh.treasury.Glitch;
import dev.kosh.treasury.Treasury;
import dev.kosh.treasury.TreasuryAnswer;
import dev.kosh.treasury.TreasuryCall;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.wire.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Asks about one instruction and applies the answer: for jobs and for people alike. */
@Component
public class InstructionPolls {

    /** A healthy answer of FD. */
    private static final Changes NOTHING_FOUND =
            Changes.NONE.withCounts(JsonNodeFactory.instance.objectNode().put("rows", 0));

    private final Map<TreasuryService, InstructionPoll> polls = new EnumMap<>(TreasuryService.class);
    private final Treasury treasury;
    private final TreasuryOutcomes outcomes;
    private final PollNotes notes;

    InstructionPolls(List<InstructionPoll> polls, Treasury treasury, TreasuryOutcomes outcomes, PollNotes notes) {
        polls.forEach(poll -> this.polls.put(poll.api(), poll));
        this.treasury = treasury;
        this.outcomes = outcomes;
        this.notes = notes;
    }

    /**
     * Asks and applies. The call is made outside of any transaction; its answer is applied in one.
     *
     * @return what became of the call; not called when the instruction lacks what the call needs, which is noted
     * @throws dev.kosh.wire.RequestRefused when there is no treasury
     */
    public PieceResult ask(TreasuryService api, PollTarget target, Occasion occasion) {
        InstructionPoll poll = poll(api);
        ObjectNode params = poll.params(target);
        List<String> missing = missing(params);
        if (!missing.isEmpty()) {
            notes.incomplete(api, target, missing, occasion);
            return PieceResult.of(PieceResult.Kind.NOT_CALLED);
        }
        TreasuryAnswer answer = treasury.call(new TreasuryCall(
                target.tenantId(), api, target.number(), params, businessDate(occasion.slot()), occasion.trigger()));
        Verdict verdict = poll.verdict(target, answer);
        CallReport report = report(api, verdict, answer, occasion);
        if (saysNothingNew(verdict, answer)) {
            outcomes.note(
                    target.tenantId(),
                    target.id(),
                    target.status(),
                    target.duplicateReported(),
                    report,
                    verdict.isSuccess() ? NOTHING_FOUND : Changes.NONE);
            return result(verdict, 0);
        }
        return result(verdict, poll.apply(target, answer, report));
    }

    private InstructionPoll poll(TreasuryService api) {
        InstructionPoll poll = polls.get(api);
        if (poll == null) {
            throw new IllegalArgumentException("nothing is asked by " + api);
        }
        return poll;
    }

    private static List<String> missing(ObjectNode params) {
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, JsonNode> param : params.properties()) {
            if (param.getValue().isNull() || param.getValue().asString("").isBlank()) {
                missing.add(param.getKey());
            }
        }
        return missing;
    }

    private static @Nullable LocalDate businessDate(@Nullable Instant slot) {
        return slot == null ? null : BusinessCalendar.dateOf(slot);
    }

    private static CallReport report(TreasuryService api, Verdict verdict, TreasuryAnswer answer, Occasion occasion) {
        Glitch glitch = verdict.glitch();
        return new CallReport(
                api,
                verdict.outcome(),
                verdict.text(),
                glitch == null ? null : glitch.name(),
                answer.attemptId(),
                occasion.trigger(),
                occasion.slot(),
                occasion.by());
    }

    /** Such an answer moves neither the instruction nor a payment: a healthy FD night is made of these. */
    private static boolean saysNothingNew(Verdict verdict, TreasuryAnswer answer) {
        return switch (verdict.outcome()) {
            case NO_RESPONSE, ERROR -> true;
            case SUCCESS -> answer.data().isEmpty();
            default -> false;
        };
    }

    private static PieceResult result(Verdict verdict, int failedPayments) {
        return new PieceResult(
                switch (verdict.outcome()) {
                    case NO_RESPONSE -> PieceResult.Kind.NO_RESPONSE;
                    case SUCCESS -> PieceResult.Kind.SUCCESS;
                    default -> PieceResult.Kind.ERROR;
                },
                failedPayments);
    }
}
