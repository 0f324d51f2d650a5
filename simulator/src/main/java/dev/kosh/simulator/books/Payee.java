package dev.kosh.simulator.books;

/** Who is to get how much into which account. */
public record Payee(String benefId, String name, String account, String ifsc, long amountPaise) {

    Payee into(String otherAccount, String otherIfsc) {
        return new Payee(benefId, name, otherAccount, otherIfsc, amountPaise);
    }
}
