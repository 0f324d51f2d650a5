package dev.kosh.billing.bulk;

import dev.kosh.billing.ConsumerKey;
import dev.kosh.billing.DemandDraft;
import dev.kosh.billing.Demands;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.node.ObjectNode;

/**
 * Does what messages ask for, once however often they are delivered: the demands of a message are one transaction, which
 * also remembers the message; its bills are made after that, and making a bill twice answers the same bill
 * (docs/contract/billing.md, demands by message).
 */
@Service
public class DemandMessages {

    private static final int LONGEST_ANSWER = 2_000;

    /** What the database cannot keep in JSON. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private final DemandMessageStore store;
    private final Demands demands;
    private final ManyBills bills;
    private final TransactionOperations transaction;
    private final Clock clock;

    DemandMessages(
            DemandMessageStore store,
            Demands demands,
            ManyBills bills,
            TransactionOperations transaction,
            Clock clock) {
        this.store = store;
        this.demands = demands;
        this.bills = bills;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Writes the demands of a message, all or none, makes the bills of those that it raised, and answers. */
    public void take(DemandMessage message) {
        if (store.isAnswered(message.answerTo())) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> {
                if (store.take(message.answerTo(), clock.instant())) {
                    write(message);
                }
            });
        } catch (RequestRefused refusal) {
            refuse(message.answerTo(), refusal);
            return;
        } catch (DataIntegrityViolationException unfit) {
            refuse(message.answerTo(), "a value is out of range, or has a character that cannot be kept");
            return;
        }
        bill(message);
    }

    /** One call that raises and changes locks all consumers in one order. */
    private void write(DemandMessage message) {
        List<DemandDraft> creates =
                message.creates().stream().map(DemandDraft::withoutId).toList();
        if (message.updates().isEmpty()) {
            demands.create(creates, message.caller());
        } else {
            List<DemandDraft> all = new ArrayList<>(creates);
            all.addAll(message.updates());
            demands.update(all, message.caller());
        }
    }

    private void bill(DemandMessage message) {
        Map<TenantId, Set<ConsumerKey>> consumers = message.creates().stream()
                .map(DemandDraft::consumer)
                .collect(Collectors.groupingBy(ConsumerKey::tenantId, Collectors.toCollection(TreeSet::new)));
        int billed = 0;
        Map<ConsumerKey, String> refused = new TreeMap<>();
        for (Map.Entry<TenantId, Set<ConsumerKey>> each : consumers.entrySet()) {
            ManyBills.Made made = bills.make(each.getKey(), each.getValue(), message.caller());
            billed += made.billed().size();
            refused.putAll(made.refused());
        }
        String done = "%d demands raised, %d changed, %d bills made"
                .formatted(message.creates().size(), message.updates().size(), billed);
        if (refused.isEmpty()) {
            answer(message.answerTo(), "Success: " + done);
        } else {
            answer(
                    message.answerTo(),
                    "Failed in part: " + done + ", " + refused.size() + " bills refused. "
                            + refused.entrySet().stream()
                                    .map(each -> each.getKey().consumerCode() + ": " + each.getValue())
                                    .collect(Collectors.joining("; ")));
        }
    }

    /** Answers that nothing comes of a message any more; its demands may be written, if it was delivered before. */
    public void refuse(AnswerTo message, String why) {
        transaction.executeWithoutResult(status -> answer(
                message,
                store.take(message, clock.instant())
                        ? "Failed, nothing was written: " + why
                        : "Failed in part: the demands are written, their bills may be missing: " + why));
    }

    /** The same, by a rule that the message breaks. */
    public void refuse(AnswerTo message, RequestRefused refusal) {
        refuse(message, ManyBills.told(refusal));
    }

    /** Answers a message that met with faults; its demands may be written, its bills may not be made. */
    public void giveUp(AnswerTo message) {
        answer(
                message,
                "Failed: the server met with a fault, which its log names. Look at the demands before sending it again");
    }

    private void answer(AnswerTo message, String text) {
        ObjectNode answer = message.migrationCount().deepCopy();
        answer.put("message", keepable(text, LONGEST_ANSWER))
                .put("auditTime", clock.instant().toEpochMilli());
        store.answer(message, answer, clock.instant());
    }

    /** A text of at most so many characters, without those that cannot be kept. */
    public static String keepable(String text, int longest) {
        return UNFIT.matcher(text.length() > longest ? text.substring(0, longest) : text)
                .replaceAll("?");
    }
}
