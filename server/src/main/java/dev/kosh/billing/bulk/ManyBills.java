package dev.kosh.billing.bulk;

import dev.kosh.access.Caller;
import dev.kosh.billing.Bills;
import dev.kosh.billing.ConsumerKey;
import dev.kosh.billing.FetchCriteria;
import dev.kosh.billing.calculators.CalculatorSilent;
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

    /** So many consumers in turn for whom a calculator gives no answer: it gives none to the rest either. */
    private static final int MOST_SILENT = 3;

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
                oneByOne(tenant, service, codes, caller, made);
            }
        });
        return made;
    }

    /** A calculator that is silent for several of them is not waited for by all the others. */
    private void oneByOne(TenantId tenant, String service, Set<String> codes, Caller caller, Made made) {
        int silent = 0;
        String silence = "";
        for (String code : codes) {
            ConsumerKey consumer = new ConsumerKey(tenant, service, code);
            if (silent == MOST_SILENT) {
                made.refused.put(consumer, silence);
                continue;
            }
            try {
                made.billed.addAll(fetch(tenant, service, Set.of(code), caller));
                silent = 0;
            } catch (CalculatorSilent refusal) {
                silent++;
                silence = told(refusal);
                made.refused.put(consumer, silence);
            } catch (RequestRefused refusal) {
                made.refused.put(consumer, told(refusal));
            } catch (RefusedElsewhere refusal) {
                made.refused.put(consumer, told(refusal));
            }
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
