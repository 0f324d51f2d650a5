package dev.kosh.simulator.books;

/** Numbers that the treasury gives, each kind counting up. All are dummies and look so. */
final class Sequences {

    private long paymentInstruction = 90_000;
    private long advice = 6_000;
    private long billReference = 990_000;
    private long token = 50;
    private long voucher = 33_000;
    private long transfer = 7_000;
    private long endToEnd;
    private long challan = 549_000;

    String nextPaymentInstruction() {
        return Long.toString(++paymentInstruction);
    }

    String nextAdvice() {
        return Long.toString(++advice);
    }

    String nextBillReference(String finYear) {
        return finYear + "%08d".formatted(++billReference);
    }

    String nextToken() {
        return Long.toString(++token);
    }

    String nextVoucher() {
        return Long.toString(++voucher);
    }

    String nextUtr() {
        return "UTRDUMMY" + ++transfer;
    }

    long nextTransfer() {
        return ++endToEnd;
    }

    /** Kept as a number until somebody asks: there is one for each beneficiary. */
    static String endToEndId(String finYear, long number) {
        return "EPDUMMY" + finYear.substring(2) + "%07d".formatted(number);
    }

    String nextChallan() {
        return Long.toString(++challan);
    }
}
