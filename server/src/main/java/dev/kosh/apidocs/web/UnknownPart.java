package dev.kosh.apidocs.web;

import dev.kosh.wire.ErrorResponse;
import dev.kosh.wire.Problem;
import dev.kosh.wire.WireError;
import java.util.List;
import org.springdoc.api.OpenApiResourceNotFoundException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A part of the document that there is not is no fault of the server. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnknownPart {

    @ExceptionHandler
    ResponseEntity<ErrorResponse> notFound(OpenApiResourceNotFoundException unknown) {
        return ResponseEntity.status(WireError.NOT_FOUND.httpStatus())
                .body(ErrorResponse.of(List.of(new Problem(
                        WireError.NOT_FOUND.code(),
                        "There is no such part of the API document: see /docs",
                        null,
                        null))));
    }
}
