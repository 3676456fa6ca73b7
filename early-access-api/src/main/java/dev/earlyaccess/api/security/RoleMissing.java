package dev.earlyaccess.api.security;

import dev.earlyaccess.shared.Refusal;
import java.util.List;

/** The caller's roles do not suffice. */
public class RoleMissing extends Refusal {

    private RoleMissing(String detail, List<Role> roles) {
        super("forbidden", detail, "roles", roles.stream().map(Enum::name).toList());
    }

    /** The caller has none of the roles that this operation needs. */
    static RoleMissing of(Access access) {
        List<Role> wanted = Role.sufficientFor(access.value());
        if (wanted.contains(Role.USER)) {
            return new RoleMissing("This call is about the person who calls: it needs the token of a user.", wanted);
        }
        String owners = access.owner()
                ? " STAFF is enough if your mail address is that of the feature's owner or of one of its managers."
                : "";
        return new RoleMissing(sentence("This call", wanted) + owners, wanted);
    }

    /**
     * One part of an operation needs more than the rest of it.
     *
     * @param part such as <i>Overriding the launch checklist</i>
     */
    public static RoleMissing toDo(String part, Role... roles) {
        List<Role> wanted = Role.sufficientFor(roles);
        return new RoleMissing(sentence(part, wanted), wanted);
    }

    static RoleMissing nobodyHas() {
        return new RoleMissing("This call is open to nobody.", List.of());
    }

    private static String sentence(String what, List<Role> roles) {
        return roles.size() == 1
                ? "%s needs the role %s, which you do not have.".formatted(what, roles.get(0))
                : "%s needs one of the roles %s, and you have none of them."
                        .formatted(
                                what,
                                String.join(", ", roles.stream().map(Enum::name).toList()));
    }
}
