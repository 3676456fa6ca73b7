package dev.earlyaccess.bench.noop;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Does nothing, for each caller that the service's filters accept. The service finds it only where a benchmark has put this
 * package on its class path.
 */
@RestController
class NoOp {

    @RequestMapping(
            path = "/bench/no-op",
            method = {RequestMethod.GET, RequestMethod.POST},
            produces = MediaType.APPLICATION_JSON_VALUE)
    String answer() {
        return "{}";
    }
}
