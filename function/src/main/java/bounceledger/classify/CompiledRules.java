package bounceledger.classify;

/// The rules that ship, as the build writes them for {@link Classifier#shipped()} to read.
public final class CompiledRules {

    /// Their file, beside this class.
    public static final String FILE = "rules.flat";

    private CompiledRules() {}

    /// Reads the YAML.
    ///
    /// @throws IllegalArgumentException when anything in it is not as it must be
    public static byte[] ofYaml() {
        return ShippedRules.ofYaml().flat();
    }
}
