package dev.kosh.access.web;

import dev.kosh.access.Caller;
import dev.kosh.access.KeyedCalls;
import dev.kosh.access.OutsideCalls;
import dev.kosh.access.gateway.BufferedRequest;
import dev.kosh.events.AnswerError;
import dev.kosh.events.StoredAnswer;
import dev.kosh.events.StoredAnswers;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.WireError;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a repeated call answer as the first did (docs/contract/events.md, stored answers). Call and stored answer are
 * one transaction: what the controller does joins it, and the answer leaves the house after the commit. Calls that wait
 * for somebody outside ({@link OutsideCalls}) hold none: their key is taken before and their answer kept after. Calls
 * without a key pass untouched.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 10)
class IdempotencyFilter extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern ACCEPTED = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final int MOST_BYTES = 10 * 1024 * 1024;

    private final StoredAnswers answers;
    private final PlatformTransactionManager transactions;
    private final HandlerExceptionResolver errors;
    private final JsonMapper canonical;
    private final Set<String> outside;

    /** Such a call holds a connection and may need a second for what is written apart: half the pool stays for those. */
    private final Semaphore room;

    private final Duration longestWait;

    IdempotencyFilter(
            StoredAnswers answers,
            PlatformTransactionManager transactions,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors,
            JsonMapper json,
            ObjectProvider<OutsideCalls> outside,
            @Value("${spring.datasource.hikari.maximum-pool-size:10}") int connections,
            @Value("${kosh.idempotency.longest-wait:15s}") Duration longestWait) {
        this.answers = answers;
        this.transactions = transactions;
        this.errors = errors;
        this.canonical = IdempotentCall.canonical(json);
        this.outside =
                outside.stream().flatMap(calls -> calls.paths().stream()).collect(Collectors.toUnmodifiableSet());
        this.room = new Semaphore(Math.max(1, connections / 2), true);
        this.longestWait = longestWait;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HEADER) == null && !outside.contains(request.getRequestURI())
                || !request.getMethod().equals("POST")
                || request.getAttribute(Caller.ATTRIBUTE) == null
                || !KeyedCalls.include(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            answer(request, response, chain);
        } catch (RuntimeException failure) {
            // A filter stands outside the reach of the error mapping, so it is asked by name.
            if (errors.resolveException(request, response, null, failure) == null) {
                throw failure;
            }
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean isUpload = UploadDigest.applies(request);
        byte[] body =
                isUpload ? UploadDigest.of(request) : request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new RequestRefused(WireError.PAYLOAD_TOO_LARGE, "The body exceeds 10 MB");
        }
        HttpServletRequest again = isUpload ? request : new BufferedRequest(request, body);
        boolean isOutside = outside.contains(request.getRequestURI());
        String key = key(request.getHeader(HEADER), isOutside ? IdempotentCall.keyIn(body, canonical) : null);
        if (key == null) {
            chain.doFilter(again, response);
            return;
        }
        Caller caller = (Caller) request.getAttribute(Caller.ATTRIBUTE);
        IdempotentCall call = IdempotentCall.of(request, body, caller, key, canonical);
        if (isOutside) {
            answerApart(call, again, response, chain);
            return;
        }
        enter();
        try {
            answerOnce(call, again, response, chain);
        } finally {
            room.release();
        }
    }

    private static @Nullable String key(@Nullable String inHeader, @Nullable String inBody) {
        String key = inHeader == null ? inBody : inHeader;
        if (key != null && !ACCEPTED.matcher(key).matches()) {
            throw new RequestRefused(
                    AnswerError.INVALID_IDEMPOTENCY_KEY,
                    "Idempotency-Key must have 1 to 255 visible ASCII characters, such as a UUID");
        }
        if (inBody != null && !inBody.equals(key)) {
            throw new RequestRefused(
                    AnswerError.INVALID_IDEMPOTENCY_KEY,
                    "idempotencyKey: another key than the header Idempotency-Key; send one of the two");
        }
        return key;
    }

    private void answerApart(
            IdempotentCall call, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper recorded = new ContentCachingResponseWrapper(response);
        Optional<StoredAnswer> earlier = answers.claimApart(call.key(), call.request());
        if (earlier.isPresent()) {
            replay(earlier.get(), recorded);
        } else {
            boolean isKept = false;
            try {
                chain.doFilter(request, recorded);
                if (isSuccess(recorded.getStatus())) {
                    answers.keep(call.key(), answer(recorded));
                    isKept = true;
                }
            } finally {
                if (!isKept) {
                    answers.release(call.key());
                }
            }
        }
        recorded.copyBodyToResponse();
    }

    private void answerOnce(
            IdempotentCall call, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper recorded = new ContentCachingResponseWrapper(response);
        TransactionStatus transaction = transactions.getTransaction(new DefaultTransactionDefinition());
        try {
            Optional<StoredAnswer> earlier = answers.claim(call.key(), call.request());
            if (earlier.isPresent()) {
                replay(earlier.get(), recorded);
            } else {
                chain.doFilter(request, recorded);
                if (isSuccess(recorded.getStatus())) {
                    answers.keep(call.key(), answer(recorded));
                    transactions.commit(transaction);
                }
            }
        } finally {
            if (!transaction.isCompleted()) {
                transactions.rollback(transaction);
            }
        }
        recorded.copyBodyToResponse();
    }

    private static StoredAnswer answer(ContentCachingResponseWrapper recorded) {
        return new StoredAnswer(
                recorded.getStatus(), new String(recorded.getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private static void replay(StoredAnswer earlier, HttpServletResponse response) throws IOException {
        response.setStatus(earlier.status());
        response.setHeader(REPLAYED, "true");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(earlier.body().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    private void enter() {
        try {
            if (room.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new RequestRefused(
                AnswerError.TOO_MANY_CALLS_WITH_KEYS, "Too many calls run at this moment; nothing was done, repeat it");
    }
}
