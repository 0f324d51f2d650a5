package dev.kosh.billing.bulk;

import dev.kosh.access.Caller;
import dev.kosh.billing.Bills;
import dev.kosh.billing.ConsumerKey;
import dev.kosh.billing.FetchCriteria;
import dev.kosh.wire.RefusedElsewhere;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes the bills of many consumers, as fetches would; one whose bill is refused does not keep the others from theirs. */
@Component
class ManyBills {

    private static final RequestInfo JOB = new RequestInfo("kosh-bulk-bills", null, null, null, null, null, null);

    /** Codes of calculators; what else they say may be of any size and about anybody. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_. -]{1,64}");

    private final Bills bills;

    ManyBills(Bills bills) {
        this.bills = bills;
    }

    /**
     * What became of it; who is in neither has no bill, because his credits reach his dues.
     *
     * @param refused why, with the codes of the problems
     */
    record Made(Set<ConsumerKey> billed, Map<ConsumerKey, String> refused) {}

    /** Makes the bills of consumers of one tenant. */
    Made make(TenantId tenant, Collection<ConsumerKey> consumers, Caller caller) {
        Map<String, Set<String>> codesByService = new LinkedHashMap<>();
        consumers.forEach(consumer -> codesByService
                .computeIfAbsent(consumer.businessService(), any -> new LinkedHashSet<>())
                .add(consumer.consumerCode()));
        Made made = new Made(new LinkedHashSet<>(), new LinkedHashMap<>());
        codesByService.forEach((service, codes) -> {
            try {
                made.billed.addAll(fetch(tenant, service, codes, caller));
            } catch (RequestRefused | RefusedElsewhere someOfThem) {
                codes.forEach(code -> fetchAlone(new ConsumerKey(tenant, service, code), caller, made));
            }
        });
        return made;
    }

    private void fetchAlone(ConsumerKey consumer, Caller caller, Made made) {
        try {
            made.billed.addAll(
                    fetch(consumer.tenantId(), consumer.businessService(), Set.of(consumer.consumerCode()), caller));
        } catch (RequestRefused refusal) {
            made.refused.put(consumer, told(refusal));
        } catch (RefusedElsewhere refusal) {
            made.refused.put(consumer, told(refusal));
        }
    }

    /** All problems of a refusal in one line. */
    static String told(RequestRefused refusal) {
        return refusal.problems().stream()
                .map(problem -> problem.code() + ": " + problem.message())
                .collect(Collectors.joining(" | "));
    }

    private static String told(RefusedElsewhere refusal) {
        String code = refusal.answer().at("/Errors/0/code").asString("");
        return CODE.matcher(code).matches()
                ? "the calculator refused: " + code
                : "the calculator refused, and its answer names no code";
    }

    private Set<ConsumerKey> fetch(TenantId tenant, String service, Set<String> codes, Caller caller) {
        FetchCriteria criteria = new FetchCriteria(List.of(tenant), service, codes, null, null, null);
        return bills.fetch(criteria, caller, JOB).stream()
                .map(bill -> new ConsumerKey(bill.tenantId(), bill.businessService(), bill.consumerCode()))
                .collect(Collectors.toSet());
    }
}
