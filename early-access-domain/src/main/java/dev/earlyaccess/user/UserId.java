package dev.earlyaccess.user;

import java.util.*;

public record UserId(String value) {
    public UserId {
        if (value == null) throw new IllegalArgumentException("x");
    }
}
