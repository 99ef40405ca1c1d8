namespace Coordination.Domain.Kernel;

/// <summary>The history holds a kind of event that this program does not know.</summary>
public sealed class UnknownEventException(string type) : Exception($"This program does not know the event {type}.");
