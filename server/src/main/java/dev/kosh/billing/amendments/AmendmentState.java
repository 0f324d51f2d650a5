package dev.kosh.billing.amendments;

import java.util.List;
import java.util.Optional;

/**
 * The steps of an amendment on its way to a decision, by the names of the original's workflow; what may be done at each,
 * and what follows (docs/contract/billing.md, amendment workflow).
 */
public enum AmendmentState {
    APPROVALPENDING(AmendmentStatus.INWORKFLOW),
    PENDING_FOR_CITIZEN_ACTION(AmendmentStatus.INWORKFLOW),
    APPROVED(AmendmentStatus.ACTIVE),
    REJECTED(AmendmentStatus.INACTIVE);

    /** The action by which every amendment begins. */
    public static final String OPEN = "OPEN";

    private static final List<Step> STEPS = List.of(
            new Step(APPROVALPENDING, "APPROVE", APPROVED, Actor.APPROVER),
            new Step(APPROVALPENDING, "REJECT", REJECTED, Actor.APPROVER),
            new Step(APPROVALPENDING, "SEND_BACK", PENDING_FOR_CITIZEN_ACTION, Actor.APPROVER),
            new Step(PENDING_FOR_CITIZEN_ACTION, "RE-SUBMIT", APPROVALPENDING, Actor.PROPOSER));

    private final AmendmentStatus status;

    AmendmentState(AmendmentStatus status) {
        this.status = status;
    }

    /** Who takes a step: the role of that name of the service, such as {@code WS_APPROVER}, or whoever runs billing. */
    public enum Actor {
        PROPOSER("_CEMP"),
        APPROVER("_APPROVER");

        private final String suffix;

        Actor(String suffix) {
            this.suffix = suffix;
        }

        /** Code of the role that acts for a service. */
        public String roleOf(String businessService) {
            return businessService + suffix;
        }
    }

    /** One row of the workflow. */
    public record Step(AmendmentState from, String action, AmendmentState to, Actor actor) {}

    /** What clients read as the status of an amendment in this state. */
    public AmendmentStatus status() {
        return status;
    }

    /** The step that this action is in this state; empty when it is none. */
    public Optional<Step> step(String action) {
        return STEPS.stream()
                .filter(step -> step.from() == this && step.action().equals(action))
                .findFirst();
    }

    /** What may be done in this state. */
    public List<String> actions() {
        return STEPS.stream()
                .filter(step -> step.from() == this)
                .map(Step::action)
                .toList();
    }

    /** Whether nothing follows. */
    public boolean isEnd() {
        return STEPS.stream().noneMatch(step -> step.from() == this);
    }
}
