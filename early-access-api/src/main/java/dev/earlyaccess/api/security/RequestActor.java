package dev.earlyaccess.api.security;

import dev.earlyaccess.api.request.RequestIds;
import dev.earlyaccess.audit.Acting;
import dev.earlyaccess.audit.AuditFilter;
import dev.earlyaccess.audit.CurrentActor;
import dev.earlyaccess.audit.KnownPerson;
import dev.earlyaccess.user.Profile;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The sender of the request that this thread processes, by its token or key. */
@Component
class RequestActor implements CurrentActor {

    /** An address of IPv4 or IPv6; a proxy may also tell a name, or what a client made up. */
    private static final Pattern NETWORK_ADDRESS = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]{2,45}");

    @Override
    public Optional<Acting> find() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(acting(attributes.getRequest()))
                : Optional.empty();
    }

    private static Acting acting(HttpServletRequest request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        String from = networkAddress(request);
        String id = RequestIds.of(request);
        if (authentication == null || !(authentication.getPrincipal() instanceof Caller caller)) {
            return new Acting(null, null, from, id);
        }
        Profile profile = caller.profile();
        return caller.roles().contains(Role.USER)
                ? new Acting(new KnownPerson(profile.user().value(), profile.email(), profile.name()), null, from, id)
                : new Acting(null, keyName(profile), from, id);
    }

    /** As an entry names the key of a machine. */
    private static String keyName(Profile machine) {
        String id = machine.user().value();
        return id.startsWith(AuditFilter.API_KEY) ? id.substring(AuditFilter.API_KEY.length()) : id;
    }

    /** As the proxy tells it; the address of the connection if that is none. */
    private static @Nullable String networkAddress(HttpServletRequest request) {
        ServletRequest told = request;
        String address = told.getRemoteAddr();
        while (!isNetworkAddress(address) && told instanceof ServletRequestWrapper wrapper) {
            told = wrapper.getRequest();
            address = told.getRemoteAddr();
        }
        return isNetworkAddress(address) ? address : null;
    }

    private static boolean isNetworkAddress(@Nullable String text) {
        return text != null && NETWORK_ADDRESS.matcher(text).matches();
    }
}
