"""The stand-in physical world: a hospital lobby, a hand with a phone in it, a camera looking on.

For the demo, the tests and the benches. `situations` names what may happen in front of the camera,
`lobby` draws it, `server` serves it frame by frame to `hardware.camera.standin.StandInCamera`.
"""
