package dev.kosh.collection.gateway;

import dev.kosh.access.Caller;
import dev.kosh.collection.CollectionError;
import dev.kosh.collection.PaymentGateway;
import dev.kosh.wire.Money;
import dev.kosh.wire.Problems;
import dev.kosh.wire.RequestRefused;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a transaction must be before its bills are looked at (docs/contract/gateway.md, create). */
@Component
class CheckoutRules {

    private final Gateways gateways;
    private final TransactionStore store;

    CheckoutRules(Gateways gateways, TransactionStore store) {
        this.gateways = gateways;
        this.store = store;
    }

    /**
     * The gateway that the draft names.
     *
     * @throws RequestRefused with every rule that the draft breaks
     */
    PaymentGateway check(TransactionDraft draft, Caller caller) {
        Problems problems = new Problems();
        if (caller.mobileNumber() == null || caller.mobileNumber().isBlank()) {
            problems.add(
                    CollectionError.INVALID_USER_DETAILS, "the user who calls has no mobile number on record; add one");
        }
        Optional<PaymentGateway> gateway = gateways.active(draft.gateway());
        if (gateway.isEmpty()) {
            problems.add(
                    CollectionError.INVALID_PAYMENT_GATEWAY,
                    "gateway: none of that name takes payments; there is " + gateways.active());
        }
        checkHolders(draft, problems);
        checkAmounts(draft, problems);
        if (callbackOf(draft) == null) {
            problems.add(
                    CollectionError.INVALID_CALLBACK_URL,
                    "callbackUrl: an absolute address that begins with http is needed");
        }
        problems.throwIfAny();
        return gateway.orElseThrow();
    }

    /** The address to come back to, which names the transaction. */
    URI callback(TransactionDraft draft, String txnId) {
        URI url = Objects.requireNonNull(callbackOf(draft));
        String named = Gateways.OWN_PARAMETER + '=' + txnId;
        String query = Stream.concat(
                        Stream.ofNullable(url.getRawQuery())
                                .flatMap(all -> Stream.of(all.split("&")))
                                .filter(each -> !namesATransaction(each)),
                        Stream.of(named))
                .collect(Collectors.joining("&"));
        String text = url.toString();
        int end = text.indexOf('#');
        String fragment = end < 0 ? "" : text.substring(end);
        String beforeFragment = end < 0 ? text : text.substring(0, end);
        int question = beforeFragment.indexOf('?');
        String path = question < 0 ? beforeFragment : beforeFragment.substring(0, question);
        return URI.create(path + '?' + query + fragment);
    }

    /** The page may be the one to which an earlier transaction came back. */
    private static boolean namesATransaction(String parameter) {
        return parameter.toLowerCase(Locale.ROOT).startsWith(Gateways.OWN_PARAMETER + '=');
    }

    private void checkHolders(TransactionDraft draft, Problems problems) {
        List<UUID> bills = draft.parts().stream()
                .map(TransactionDraft.Part::billId)
                .filter(Objects::nonNull)
                .toList();
        List<TransactionStore.Holder> holders = bills.isEmpty() ? List.of() : store.holders(draft.tenantId(), bills);
        for (TransactionStore.Holder holder : holders) {
            if (holder.status() == TransactionStatus.SUCCESS) {
                problems.add(
                        CollectionError.TXN_CREATE_BILL_ALREADY_PAID,
                        "taxAndPayments.billId: " + holder.billId() + " was paid by way of a gateway");
            } else {
                problems.add(
                        CollectionError.TXN_ABRUPTLY_DISCARDED,
                        "taxAndPayments.billId: a transaction for " + holder.billId()
                                + " is under way; wait until it is through: a payer who left has some more minutes");
            }
        }
    }

    private static void checkAmounts(TransactionDraft draft, Problems problems) {
        BigDecimal sum = BigDecimal.ZERO;
        for (TransactionDraft.Part part : draft.parts()) {
            sum = sum.add(part.paidRupees());
            if (!isMoney(part.paidRupees()) || part.taxRupees() != null && !isMoney(part.taxRupees())) {
                problems.add(
                        CollectionError.TXN_CREATE_INVALID_TXN_AMT,
                        "taxAndPayments: amounts from 0 to " + Money.MAX + " rupees with at most two decimals");
            }
        }
        if (!isMoney(draft.rupees()) || sum.compareTo(draft.rupees()) != 0) {
            problems.add(
                    CollectionError.TXN_CREATE_INVALID_TXN_AMT,
                    "txnAmount: must be the sum of taxAndPayments.amountPaid, " + sum.toPlainString());
        }
    }

    private static boolean isMoney(BigDecimal rupees) {
        try {
            return !Money.ofRupees(rupees).isNegative();
        } catch (ArithmeticException finerOrTooLarge) {
            return false;
        }
    }

    private static @Nullable URI callbackOf(TransactionDraft draft) {
        try {
            URI url = new URI(draft.callbackUrl());
            boolean isWeb = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            return isWeb && url.getHost() != null ? url : null;
        } catch (URISyntaxException malformed) {
            return null;
        }
    }
}
