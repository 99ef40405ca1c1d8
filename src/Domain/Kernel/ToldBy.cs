namespace Coordination.Domain.Kernel;

/// <summary>How somebody was told (docs/codes.md).</summary>
public enum ToldBy { Phone, Sms, Email, InPerson, Letter }
