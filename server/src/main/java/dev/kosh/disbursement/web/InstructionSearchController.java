package dev.kosh.disbursement.web;

import dev.kosh.disbursement.InstructionSearch;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Search of payment instructions, in the names of both adapters of the original product. */
@RestController
class InstructionSearchController {

    private static final String UPSTREAM = "upstream";

    private final InstructionSearch search;

    InstructionSearchController(InstructionSearch search) {
        this.search = search;
    }

    @PostMapping({"/ifms-adapter/pi/v1/_search", "/ifms/pi/v1/_search"})
    InstructionsResponse search(
            @Valid @RequestBody InstructionSearchRequest request,
            @RequestParam(name = "compat", defaultValue = "") String compat) {
        boolean upstream = compat.equals(UPSTREAM);
        return InstructionsResponse.of(
                request.requestInfo(),
                search.find(SearchCriteriaReader.read(request.searchCriteria(), upstream)),
                upstream);
    }

    @PostMapping("/mukta-ifix-adapter/v1/pi/_search")
    InstructionsResponse searchInOtherNames(
            @Valid @RequestBody PaymentInstructionsRequest request,
            @RequestParam(name = "compat", defaultValue = "") String compat) {
        boolean upstream = compat.equals(UPSTREAM);
        return InstructionsResponse.of(
                request.requestInfo(),
                search.find(SearchCriteriaReader.read(request.inFirstNames(), upstream)),
                upstream);
    }
}
