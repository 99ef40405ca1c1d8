namespace Coordination.Host.Storage;

/// <summary>The Host is configured in a way it cannot work with. The message is one sentence that says what to change.</summary>
public sealed class SettingException(string message) : Exception(message);
