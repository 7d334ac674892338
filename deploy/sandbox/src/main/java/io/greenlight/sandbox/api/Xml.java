package io.greenlight.sandbox.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// A piece of an answer: an element with a text or with elements inside.
sealed interface Xml {

    record Text(String name, String value) implements Xml {}

    record Element(String name, List<Xml> children) implements Xml {
        public Element {
            children = List.copyOf(children);
        }
    }

    static Xml text(String name, Object value) {
        return new Text(name, Objects.toString(value));
    }

    static Xml of(String name, Xml... children) {
        return new Element(name, Arrays.asList(children));
    }

    static Xml of(String name, List<Xml> children) {
        return new Element(name, children);
    }

    /// A list whose every item is an element of the same kind.
    static <T> Xml list(String name, Iterable<T> items, Function<T, Xml> item) {
        List<Xml> children = new ArrayList<>();
        items.forEach(it -> children.add(item.apply(it)));
        return new Element(name, children);
    }

    static List<Xml> texts(Optional<String> value, String name) {
        return value.<List<Xml>>map(it -> List.of(text(name, it))).orElse(List.of());
    }

    default void write(StringBuilder out) {
        switch (this) {
            case Text(String name, String value) -> {
                out.append('<').append(name).append('>');
                escape(value, out);
                out.append("</").append(name).append('>');
            }
            case Element(String name, List<Xml> children) -> {
                out.append('<').append(name).append('>');
                children.forEach(child -> child.write(out));
                out.append("</").append(name).append('>');
            }
        }
    }

    private static void escape(String value, StringBuilder out) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append("&#13;");
                default -> out.append(c < ' ' && c != '\n' && c != '\t' ? '?' : c);
            }
        }
    }
}
