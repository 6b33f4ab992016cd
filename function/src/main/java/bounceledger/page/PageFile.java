package bounceledger.page;

/// One file of the page.
public record PageFile(String contentType, String text) {

    static PageFile of(String name, String text) {
        return new PageFile(contentType(name), text);
    }

    private static String contentType(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "html" -> "text/html; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            case "json" -> "application/json";
            default -> throw new IllegalArgumentException("the page has no files of the kind " + ending);
        };
    }
}
