package dev.kosh.billing;

import dev.kosh.masters.Masters;
import dev.kosh.wire.Money;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Links that open a payment app with a bill filled in ({@code upi://pay?…}, UPI linking specification of NPCI). The
 * reference {@code tr} is the bill's id without hyphens, by which the money is matched to the bill.
 */
@Component
public class UpiLinks {

    private final UpiSettings settings;
    private final Masters masters;
    private final Clock clock;

    UpiLinks(UpiSettings settings, Masters masters, Clock clock) {
        this.settings = settings;
        this.masters = masters;
        this.clock = clock;
    }

    /** The link of a bill that can be paid, at a tenant that has a UPI address. */
    public Optional<String> of(Bill bill) {
        String payee = settings.payees().get(bill.tenantId().value());
        if (payee == null || bill.status() != BillStatus.ACTIVE || bill.isExpiredAt(clock.instant())) {
            return Optional.empty();
        }
        Money total = bill.totalAmount();
        if (!total.isPositive()) {
            return Optional.empty();
        }
        String name = masters.tenant(bill.tenantId()).orElseThrow().name();
        Money least = bill.minimumAmountToBePaid(masters.billing(bill.tenantId())
                .flatMap(known -> known.service(bill.businessService()))
                .orElse(null));
        String link = "upi://pay?pa=" + encoded(payee)
                + "&pn=" + encoded(name)
                + "&tr=" + bill.id().toString().replace("-", "")
                + "&tn=" + encoded(bill.billNumber())
                + "&am=" + total
                + "&cu=INR";
        return Optional.of(least.isPositive() && least.compareTo(total) < 0 ? link + "&mam=" + least : link);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%40", "@");
    }
}
