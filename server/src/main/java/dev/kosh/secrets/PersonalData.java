package dev.kosh.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * Seals mobile numbers, e-mail addresses, account numbers and the like before they are stored
 * (docs/contract/access.md, personal data at rest). The sealed bytes name their key, so keys can be rotated.
 */
public final class PersonalData {

    /** Bytes of a blind index. */
    public static final int INDEX_BYTES = 16;

    private static final byte[] NO_ASSOCIATED_DATA = {};

    private final Aead aead;
    private final PrfSet indexing;

    public PersonalData(Aead aead, PrfSet indexing) {
        this.aead = aead;
        this.indexing = indexing;
    }

    /** Seals a text; the same text gives other bytes each time. */
    public byte[] encrypt(String plain) {
        return encryptBytes(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Seals a part of a file. */
    public byte[] encryptBytes(byte[] plain) {
        try {
            return aead.encrypt(plain, NO_ASSOCIATED_DATA);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("personal data could not be sealed", impossible);
        }
    }

    /** @throws IllegalStateException when the bytes were changed, or sealed with a key that the keyset does not hold */
    public String decrypt(byte[] sealed) {
        return new String(decryptBytes(sealed), StandardCharsets.UTF_8);
    }

    /** @throws IllegalStateException as {@link #decrypt} does */
    public byte[] decryptBytes(byte[] sealed) {
        try {
            return aead.decrypt(sealed, NO_ASSOCIATED_DATA);
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("stored personal data does not open with the keyset in use", unreadable);
        }
    }

    /** As {@link #encrypt} for a column that may be null. */
    public byte @Nullable [] encryptNullable(@Nullable String plain) {
        return plain == null ? null : encrypt(plain);
    }

    /** As {@link #decrypt} for a column that may be null. */
    public @Nullable String decryptNullable(byte @Nullable [] sealed) {
        return sealed == null ? null : decrypt(sealed);
    }

    /**
     * What equal texts have in common without telling them: {@value #INDEX_BYTES} bytes to search by.
     *
     * @param normalised the text in the one form that all spellings of it share (trimmed, one letter case)
     */
    public byte[] blindIndex(String normalised) {
        try {
            return indexing.computePrimary(normalised.getBytes(StandardCharsets.UTF_8), INDEX_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("no blind index could be made", impossible);
        }
    }
}
