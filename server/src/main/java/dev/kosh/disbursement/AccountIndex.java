package dev.kosh.disbursement;

import java.util.HexFormat;

/**
 * What two mentions of one bank account have in common without telling the number: the blind index of account number and
 * IFSC.
 *
 * @param hex the bytes in hexadecimal, so that indexes can be compared and be keys
 */
public record AccountIndex(String hex) {

    public static AccountIndex of(byte[] bytes) {
        return new AccountIndex(HexFormat.of().formatHex(bytes));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
