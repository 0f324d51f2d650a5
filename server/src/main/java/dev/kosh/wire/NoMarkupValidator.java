package dev.kosh.wire;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Refuses anything that a browser could read as a tag; a lone {@code <} with a blank behind it is text. */
class NoMarkupValidator implements ConstraintValidator<SafeHtml, CharSequence> {

    private static final Pattern NOTHING = Pattern.compile("(?!)");
    private static final Pattern TAG = Pattern.compile("<[a-zA-Z/!?]");

    private Pattern besides = NOTHING;

    @Override
    public void initialize(SafeHtml safe) {
        besides = safe.besides().isEmpty() ? NOTHING : Pattern.compile(safe.besides());
    }

    @Override
    public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
        return text == null
                || !TAG.matcher(besides.matcher(text).replaceAll("x")).find();
    }
}
