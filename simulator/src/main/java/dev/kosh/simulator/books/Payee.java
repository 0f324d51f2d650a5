package dev.kosh.simulator.books;

/** Who is to get how much into which account. One branch has many accounts: its IFSC is kept once. */
public record Payee(String benefId, String name, String account, String ifsc, long amountPaise) {

    public Payee {
        ifsc = ifsc.intern();
    }

    Payee into(String otherAccount, String otherIfsc) {
        return new Payee(benefId, name, otherAccount, otherIfsc, amountPaise);
    }
}
