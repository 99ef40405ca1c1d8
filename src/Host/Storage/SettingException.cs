namespace Coordination.Host.Storage;

/// <summary>The Host is set up in a way it cannot work with; the message is the one sentence that helps.</summary>
public sealed class SettingException(string message) : Exception(message);
