package dev.kosh.access.limits;

import dev.kosh.wire.ErrorResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells a caller who asked too often when to ask again. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class TooManyRequestsAnswer {

    @ExceptionHandler
    ResponseEntity<ErrorResponse> tooMany(TooManyRequests refusal) {
        return ResponseEntity.status(refusal.httpStatus())
                .header("Retry-After", Long.toString(refusal.retryAfterSeconds()))
                .body(ErrorResponse.of(refusal.problems()));
    }
}
