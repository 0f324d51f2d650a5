package dev.kosh.simulator.books;

import java.time.LocalDate;
import java.util.List;

/** One debit scroll: the attempts of one bill for which money left on one day under one voucher. */
public record Scroll(Bill bill, String voucherNo, LocalDate voucherDate, String utr, List<Attempt> attempts) {}
